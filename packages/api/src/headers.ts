// What a browser is told about every answer: to run, embed, keep and pass on nothing but what is ours.
import type { IncomingMessage, ServerResponse } from 'node:http'

const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** Passkeys, and copying what somebody chose to copy, are for our own pages; everything else of the machine is off. */
const ownFeatures = ['clipboard-write', 'publickey-credentials-create', 'publickey-credentials-get']

const closedFeatures = [
  ...['accelerometer', 'autoplay', 'bluetooth', 'browsing-topics', 'camera', 'clipboard-read'],
  ...['display-capture', 'encrypted-media', 'fullscreen', 'gamepad', 'geolocation', 'gyroscope', 'hid'],
  ...['identity-credentials-get', 'idle-detection', 'local-fonts', 'magnetometer', 'microphone', 'midi'],
  ...['otp-credentials', 'payment', 'picture-in-picture', 'screen-wake-lock', 'serial', 'storage-access'],
  ...['usb', 'web-share', 'window-management', 'xr-spatial-tracking'],
]

const everywhere = {
  'content-security-policy': contentPolicy,
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': [
    ...closedFeatures.map((name) => `${name}=()`),
    ...ownFeatures.map((name) => `${name}=(self)`),
  ].join(', '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow, noarchive, nosnippet',
  // What may be kept says so itself: the built files, whose names change with their content.
  'cache-control': 'no-store',
}

/** The names of other hosts below ours are not ours to decide about, so they are not named. */
const onlySecure = 'max-age=63072000'

/** Sets what every answer carries. A header of a proxy's is believed only where it was said that there is one. */
export const protect = (request: IncomingMessage, response: ServerResponse, isBehindProxy: boolean) => {
  for (const [name, value] of Object.entries(everywhere)) response.setHeader(name, value)
  if (isBehindProxy && lastOf(request.headers['x-forwarded-proto']) === 'https')
    response.setHeader('strict-transport-security', onlySecure)
}

/** A proxy adds what it saw at the end; what stands before it anybody may have written. */
export const lastOf = (header: string | string[] | undefined): string | undefined =>
  [header].flat().at(-1)?.split(',').at(-1)?.trim()

/**
 * What a browser is told to forget when somebody signs out; not "cookies", which would clear those of every host of the
 * same domain: our own are taken back one by one.
 */
export const everythingKept = '"cache", "storage"'

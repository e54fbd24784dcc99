import { largestFile, type Read } from './source.ts'

const patience = 60_000

/** Reads a file on a thread of its own, which ends with it or with our patience. */
export async function openFile(file: File): Promise<Read & { digest?: string }> {
  if (file.size > largestFile) return { problem: 'tooLarge' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const digest = await digestOf(bytes)
  return { ...(await readOnThread(bytes, file.name)), digest }
}

function readOnThread(bytes: Uint8Array, name: string): Promise<Read> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Read>((resolve) => {
    const end = (read: Read) => {
      clearTimeout(limit)
      worker.terminate()
      resolve(read)
    }
    const limit = setTimeout(() => end({ problem: 'tookTooLong' }), patience)
    worker.onmessage = (event: MessageEvent<Read>) => end(event.data)
    worker.onerror = () => end({ problem: 'damaged' })
    worker.postMessage({ bytes, name })
  })
}

/** SHA-256 in hexadecimal: by it the server tells the same file when it comes again, and nothing else. */
export async function digestOf(content: Uint8Array | string): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const digest = await crypto.subtle.digest('SHA-256', bytes.slice().buffer)
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

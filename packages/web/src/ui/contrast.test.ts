import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

type Scheme = 'light' | 'dark'

const css = readFileSync(fileURLToPath(new URL('./tokens.css', import.meta.url)), 'utf8')
const pairs = css.matchAll(/--([\w-]+): light-dark\(oklch\(([^)]+)\), oklch\(([^)]+)\)\)/g)
const tokens = new Map([...pairs].map(([, name, light, dark]) => [name!, { light: light!, dark: dark! }]))

/** Björn Ottosson's OKLab to linear sRGB, then WCAG 2 relative luminance. */
function luminance(colour: string): number {
  const [l = 0, c = 0, h = 0] = colour
    .split(' ')
    .map((part) => parseFloat(part) / (part.endsWith('%') ? 100 : 1))
  const a = c * Math.cos((h * Math.PI) / 180)
  const b = c * Math.sin((h * Math.PI) / 180)
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (value: number) => Math.min(1, Math.max(0, value))
  const red = clip(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short)
  const green = clip(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short)
  const blue = clip(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string, scheme: Scheme): number {
  const [low, high] = [one, other].map((name) => luminance(tokens.get(name)![scheme])).sort((a, b) => a - b)
  return (high! + 0.05) / (low! + 0.05)
}

const grounds = ['paper', 'float', 'shade']
const hues = [0, 1, 2, 3, 4, 5, 6, 7]

describe.each<Scheme>(['light', 'dark'])('contrast in the %s scheme', (scheme) => {
  it.each(['ink', 'ink-soft', 'accent', 'warn'])('%s can be read on every ground', (text) => {
    for (const ground of grounds) expect(contrast(text, ground, scheme)).toBeGreaterThanOrEqual(4.5)
  })

  it('words can be read on every highlight and on buttons', () => {
    for (const hue of hues) {
      expect(contrast('ink', `wash-${hue}`, scheme)).toBeGreaterThanOrEqual(4.5)
      expect(contrast('ink-soft', `wash-${hue}`, scheme)).toBeGreaterThanOrEqual(4.5)
    }
    expect(contrast('on-accent', 'accent', scheme)).toBeGreaterThanOrEqual(4.5)
  })

  it('marks and edges of controls stand out', () => {
    for (const hue of hues) expect(contrast(`mark-${hue}`, 'paper', scheme)).toBeGreaterThanOrEqual(3)
    for (const ground of grounds) expect(contrast('edge', ground, scheme)).toBeGreaterThanOrEqual(3)
  })
})

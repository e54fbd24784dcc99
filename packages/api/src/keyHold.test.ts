// A program that stood still for so long that it was taken for gone: its clock alone is not the real one here.
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { holdKeys } from './keyHold.ts'

let folder: string
let lost: string[]
const beat = () => vi.advanceTimersByTime(10_000)
const server = () => holdKeys(folder, 'server', ({ code }) => void lost.push(code))
const place = () => `${folder}.held`
const held = () => readdirSync(place()).filter((name) => name.startsWith('server.'))
/** As its file is seen from another container when it has not beaten for over a minute. */
const standsStill = () => {
  const file = join(place(), held()[0]!)
  writeFileSync(file, JSON.stringify({ pid: 1, born: null, space: 'elsewhere' }))
  utimesSync(file, new Date(), new Date(Date.now() - 61_000))
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  folder = join(mkdtempSync(join(tmpdir(), 'firsthand-hold-')), 'keys')
  lost = []
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(join(folder, '..'), { recursive: true })
})

describe('a program that was taken for gone', () => {
  it('by another start holds the keys again, and nobody makes them anew beside it', () => {
    const letGo = server()
    standsStill()
    const letOtherGo = server()
    expect(held().length).toBe(1)
    beat()
    expect([held().length, lost]).toEqual([2, []])
    letOtherGo()
    expect(() => holdKeys(folder, 'rotation')).toThrow(/Stop it, then try again/)
    letGo()
    holdKeys(folder, 'rotation')()
  })

  it('ends where keys are being made anew', () => {
    server()
    standsStill()
    const letGo = holdKeys(folder, 'rotation')
    beat()
    expect([lost, held()]).toEqual([['keys_made_anew'], []])
    // It says so once, and stands in nobody's way.
    beat()
    expect(lost.length).toBe(1)
    letGo()
  })

  it('ends where keys were made anew meanwhile, though nobody is at it any more', () => {
    holdKeys(folder, 'rotation')()
    const letGo = server()
    beat()
    expect(lost).toEqual([])
    standsStill()
    holdKeys(folder, 'rotation')()
    beat()
    expect([lost, held()]).toEqual([['keys_made_anew'], []])
    letGo()
  })

  it('and makes keys anew ends where a server works with them by now', () => {
    const ended: string[] = []
    holdKeys(folder, 'rotation', ({ code }) => void ended.push(code))
    const [name] = readdirSync(place()).filter((one) => one.startsWith('rotation.'))
    rmSync(join(place(), name!))
    server()
    beat()
    expect([ended, lost]).toEqual([['server_began'], []])
  })
})

it('waits for a folder that is away', () => {
  const letGo = server()
  rmSync(place(), { recursive: true })
  beat()
  expect([existsSync(place()), lost]).toEqual([false, []])
  letGo()
})

// @vitest-environment jsdom
// No test browser has a voice, so the voices here are made up; which of them may speak is what is told.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { watchAloud } from './aloud.ts'
import { preparePage, show } from './page.ts'
import { words } from './words.ts'

type Voice = Pick<SpeechSynthesisVoice, 'name' | 'lang' | 'localService'>

const voices: Voice[] = []
const spoken: { text: string; lang: string; voice: string }[] = []

class Utterance {
  voice: Voice | null = null
  lang = ''
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

beforeEach(() => {
  vi.stubGlobal('SpeechSynthesisUtterance', Utterance)
  vi.stubGlobal('scrollTo', () => undefined)
  vi.stubGlobal('speechSynthesis', {
    speaking: false,
    getVoices: () => voices,
    cancel: () => undefined,
    speak: ({ text, lang, voice }: Utterance) => void spoken.push({ text, lang, voice: voice!.name }),
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  voices.length = 0
  spoken.length = 0
})

const page = (language: string) =>
  new DOMParser().parseFromString(
    `<html lang="${language}"><body><a class="exit" href="/s/exit">x</a><main><h1>Hello</h1><p>One.</p>
     <p lang="es">Dos.</p><textarea>mine</textarea><blockquote><p>mine too</p></blockquote></main></body></html>`,
    'text/html',
  )
const button = () => document.querySelector<HTMLButtonElement>('.aloud button')

describe('reading aloud', () => {
  it('is done by a voice of this device for the language, or not offered at all', () => {
    // What the browser lays out is not known here, so what is written in the document is taken for it.
    Object.defineProperty(HTMLElement.prototype, 'innerText', {
      configurable: true,
      get(this: HTMLElement) {
        return this.textContent ?? ''
      },
    })
    document.documentElement.lang = 'en'
    preparePage()
    voices.push(
      { name: 'far', lang: 'en-US', localService: false },
      { name: 'near', lang: 'es-MX', localService: true },
    )
    watchAloud()
    show(page('en'))
    expect(button()).toBeNull()
    show(page('es'))
    expect(button()!.textContent).toBe(words.es.aloud.read)

    voices.push({ name: 'here', lang: 'en-GB', localService: true })
    show(page('en'))
    expect(button()!.textContent).toBe(words.en.aloud.read)
    button()!.click()
    // Each piece in its own language, and nothing that somebody wrote.
    expect(spoken).toEqual([
      { text: 'Hello', lang: 'en-GB', voice: 'here' },
      { text: 'One.', lang: 'en-GB', voice: 'here' },
      { text: 'Dos.', lang: 'es-MX', voice: 'near' },
    ])
    expect(button()!.textContent).toBe(words.en.aloud.hush)
  })
})

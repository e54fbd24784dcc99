// Reads the page to somebody, by a voice of the device itself and no other: some voices send what they read to their maker.
import { buttonOf, onPage } from './page.ts'
import { says } from './words.ts'

const readable = 'main h1, main h2, main p, main li, main legend, main .ask > label, main .option span'

export const watchAloud = (): void => {
  if (!('speechSynthesis' in window)) return
  onPage(offer)
  speechSynthesis.addEventListener?.('voiceschanged', offer)
}

export const hush = (): void => {
  if ('speechSynthesis' in window) speechSynthesis.cancel()
}

const voiceFor = (language: string): SpeechSynthesisVoice | undefined =>
  speechSynthesis.getVoices().find((one) => one.localService && one.lang.toLowerCase().startsWith(language))

/** No voice of this device for the language of the page, no button. */
const offer = () => {
  hush()
  document.querySelector('.aloud')?.remove()
  if (!voiceFor(document.documentElement.lang)) return
  const place = document.createElement('p')
  place.className = 'aloud'
  const button = buttonOf(says().aloud.read, () => {
    if (speechSynthesis.speaking) return hush()
    button.textContent = says().aloud.hush
    read(() => (button.textContent = says().aloud.read))
  })
  place.append(button)
  document.querySelector('main h1')?.after(place)
}

/** Each piece in its own language; what nobody here can read well is left out, and so is what somebody wrote. */
const read = (ended: () => void) => {
  const spoken = [...document.querySelectorAll<HTMLElement>(readable)].flatMap((one) => {
    const text = one.innerText.trim()
    const voice = voiceFor(one.closest<HTMLElement>('[lang]')?.lang ?? '')
    if (!text || !voice || one.closest('.aloud, blockquote, .code')) return []
    const piece = new SpeechSynthesisUtterance(text)
    piece.voice = voice
    piece.lang = voice.lang
    return [piece]
  })
  for (const piece of spoken) {
    piece.onerror = ended
    speechSynthesis.speak(piece)
  }
  const last = spoken[spoken.length - 1]
  if (last) last.onend = ended
}

// Small help while somebody answers; without it the same answers are taken.
import { say } from './page.ts'
import { says } from './words.ts'

export const watchAnswers = (): void => {
  document.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === 'checkbox' && target.checked) tidy(target)
  })
  document.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)) return
    if (target.maxLength > 0 && target.value.length >= target.maxLength) say(says().full)
  })
}

/** What stands alone ("none of these") takes the others away, and is taken away by them. */
const tidy = (chosen: HTMLInputElement) => {
  const others = chosen.closest('fieldset')?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? []
  for (const other of others) {
    const isAlone = 'alone' in other.dataset || 'alone' in chosen.dataset
    if (other !== chosen && isAlone) other.checked = false
  }
}

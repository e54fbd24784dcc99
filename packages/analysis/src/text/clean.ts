// The only file that makes CleanText. Only deidentify may call `markClean`: analysis takes no other text.
declare const clean: unique symbol

/** Text from which `deidentify` has taken what points at a person. */
export type CleanText = string & { readonly [clean]: true }

/** What `normalizeWords` found: the words in one form, or the one reason why they cannot be taken. */
export type NormalizedWords =
  | { ok: true; text: string }
  | { ok: false; problem: 'nul' | 'lone_surrogate' | 'empty' }

/** Why PostgreSQL cannot hold a text: a NUL, or half a surrogate pair; nothing where it can. */
export function unwritable(text: string): 'nul' | 'lone_surrogate' | undefined {
  if (text.includes('\0')) return 'nul'
  return /\p{Surrogate}/u.test(text) ? 'lone_surrogate' : undefined
}

/**
 * Brings raw words into the one form that is stored: Unicode NFC, line ends as LF.
 * Words with a NUL or half a surrogate pair cannot be stored in PostgreSQL and are refused, not repaired.
 */
export function normalizeWords(raw: string): NormalizedWords {
  const problem = unwritable(raw)
  if (problem) return { ok: false, problem }
  if (raw.trim() === '') return { ok: false, problem: 'empty' }
  return { ok: true, text: raw.normalize('NFC').replace(/\r\n?/g, '\n') }
}

/** Gives back its type to text that `deidentify` made earlier and that was stored. */
export function reopenCleanText(stored: string): CleanText {
  return markClean(stored)
}

/** Takes text as clean unseen. For the command line only, whose user answers for the file they pass. */
export function assumeClean(text: string): CleanText {
  return markClean(text)
}

export function markClean(text: string): CleanText {
  return text as CleanText
}

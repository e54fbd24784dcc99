import { type Accessor, createSignal, onCleanup, onMount } from 'solid-js'
import type { Chosen } from '../coding/MarkPanel.tsx'
import { select, snapped, spanOf, wordsOf } from '../coding/marks.ts'
import type { Span } from '../graphql.ts'
import { createKeys } from '../ui/keys.ts'
import { codingsOf, type PassageWords } from './operations.ts'

export interface Choosing {
  chosen: Accessor<Chosen | undefined>
  /** To other words of the same passage. */
  move: (span: Span) => void
  /** Begins at the first word of a passage: for those who select with keys. */
  begin: (passage: PassageWords) => void
  letGo: () => void
}

// Until a hand that still moves has come to rest.
const rest = 250

/**
 * Follows what somebody selects in a passage, by mouse, touch or keys, and widens it to whole words. What is chosen
 * lives here alone: in no address and in no store of the browser.
 */
export function createChoosing(
  passages: Accessor<readonly PassageWords[]>,
  may: Accessor<boolean>,
): Choosing {
  const [at, setAt] = createSignal<{ passage: string; span: Span }>()
  const passageOf = (id: string | undefined) => passages().find((one) => one.id === id)
  const choose = (passage: PassageWords, span: Span) => {
    setAt({ passage: passage.id, span })
    const element = textOf(passage.id)
    if (element) select(element, span)
  }
  const begin = (passage: PassageWords | undefined) => {
    const first = passage && wordsOf(passage.text, passage.redactions, passage.language)[0]
    if (!first || !may()) return
    choose(passage, first)
    // Who chooses with keys goes on in the panel; who selects with a hand stays where they are.
    queueMicrotask(() => document.querySelector<HTMLElement>('.code-panel')?.focus({ preventScroll: true }))
  }
  const follow = () => {
    const found = may() ? selected() : undefined
    const passage = passageOf(found?.passage)
    if (!found || !passage) return
    if (!found.span) return void (at()?.passage === passage.id && setAt(undefined))
    const span = snapped(wordsOf(passage.text, passage.redactions, passage.language), found.span)
    if (span) setAt({ passage: passage.id, span })
  }
  createSelection(follow)
  createKeys({ s: () => begin(passageOf(passageInFocus()) ?? passages()[0]) })
  return {
    chosen: () => {
      const now = at()
      const passage = passageOf(now?.passage)
      return now && passage && { passage: { ...passage, codings: codingsOf(passage) }, span: now.span }
    },
    move: (span) => {
      const passage = passageOf(at()?.passage)
      if (passage) choose(passage, span)
    },
    begin,
    letGo: () => {
      const passage = at()?.passage
      const isInPanel = document.activeElement?.closest('.code-panel')
      setAt(undefined)
      getSelection()?.removeAllRanges()
      // The panel goes, and the focus with it: back to where the words stand.
      if (isInPanel && passage)
        textOf(passage)?.closest<HTMLElement>('[data-stop]')?.focus({ preventScroll: true })
    },
  }
}

/** Calls when the selection of the page has changed and no finger or button holds it any more. */
function createSelection(act: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isHeld = false
  const later = () => {
    clearTimeout(timer)
    if (!isHeld) timer = setTimeout(act, rest)
  }
  const hold = () => void (isHeld = true)
  const free = () => {
    isHeld = false
    later()
  }
  onMount(() => {
    document.addEventListener('selectionchange', later)
    document.addEventListener('pointerdown', hold)
    for (const type of ['pointerup', 'pointercancel']) document.addEventListener(type, free)
  })
  onCleanup(() => {
    clearTimeout(timer)
    document.removeEventListener('selectionchange', later)
    document.removeEventListener('pointerdown', hold)
    for (const type of ['pointerup', 'pointercancel']) document.removeEventListener(type, free)
  })
}

/** The passage that the selection stands in, and its words where it holds any. */
function selected(): { passage: string; span: Span | undefined } | undefined {
  const selection = getSelection()
  if (!selection || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  const from = range.startContainer
  const element = (from instanceof Element ? from : from.parentElement)?.closest<HTMLElement>(
    '[data-passage]',
  )
  const passage = element?.dataset['passage']
  if (!element || !passage) return undefined
  return { passage, span: range.collapsed ? undefined : spanOf(range, element) }
}

const textOf = (passage: string) =>
  [...document.querySelectorAll<HTMLElement>('[data-passage]')].find(
    ({ dataset }) => dataset['passage'] === passage,
  )

const passageInFocus = (): string | undefined => {
  const stop = document.activeElement?.closest('[data-stop]')?.closest('.answer')
  return stop?.querySelector<HTMLElement>('[data-passage]')?.dataset['passage']
}

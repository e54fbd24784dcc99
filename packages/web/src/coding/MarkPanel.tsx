import { onCleanup, onMount, Show } from 'solid-js'
import type { Language, Span } from '../graphql.ts'
import { t } from '../language/language.ts'
import type { Tagged } from '../response/operations.ts'
import { Button } from '../ui/Button.tsx'
import { CodeChooser, type How } from './CodeChooser.tsx'
import type { Deciding } from './deciding.ts'
import { stepped, wordsOf } from './marks.ts'
import type { CodeChoice } from './operations.ts'

/** Words that somebody chose in a passage, with what the panel needs to code them. */
export interface Chosen {
  passage: {
    id: string
    text: string
    digest?: string
    language: Language
    redactions: readonly Span[]
    codings: readonly Tagged[]
  }
  span: Span
}

interface Props {
  deciding: Deciding
  chosen: Chosen
  onMove: (span: Span) => void
  onDone: () => void
}

/** A palette beside the words that are chosen: one key per code. The words stay in sight and can still be moved. */
export function MarkPanel(props: Props) {
  let panel: HTMLElement | undefined
  createArrows(props)
  onMount(() => panel && uncover(panel))
  const pick = (code: CodeChoice, { stance, kind }: How) => {
    const { passage, span } = props.chosen
    const there = passage.codings.filter((one) => one.code.id === code.id)
    const expected = there.reduce((sum, one) => sum + one.revision, 0)
    props.onDone()
    const seen = { passage: passage.id, digest: passage.digest ?? '', expected }
    void props.deciding.add({ ...seen, spans: [span], code, stance, kind })
  }
  const words = () => props.chosen.passage.text.slice(props.chosen.span.start, props.chosen.span.end)
  return (
    <section ref={panel} class="code-panel no-print" tabindex="-1" aria-label={t().deciding.panel}>
      <div class="dialog-head">
        <h2>{t().deciding.panel}</h2>
        <Button look="quiet" onClick={() => props.onDone()}>
          {t().close}
        </Button>
      </div>
      <p class="chosen-words" role="status" lang={props.chosen.passage.language}>
        {t().deciding.chosen(words())}
      </p>
      <p class="small soft">{t().deciding.panelNote}</p>
      <Show when={props.chosen.passage.id} keyed>
        {(_passage) => <CodeChooser study={props.deciding.study} stance="neutral" withKind onPick={pick} />}
      </Show>
    </section>
  )
}

/** Scrolls on where the panel would lie over the words that it is about. */
function uncover(panel: HTMLElement): void {
  const selection = getSelection()
  const words = selection?.rangeCount ? selection.getRangeAt(0).getBoundingClientRect?.() : undefined
  const { top, left } = panel.getBoundingClientRect()
  if (words && words.bottom > top && words.right > left) scrollBy(0, words.bottom - top + 24)
}

/** Arrow keys move what is chosen by words, with Shift they make it longer or shorter; Escape lets go. */
export function createArrows(props: Pick<Props, 'chosen' | 'onMove' | 'onDone'>): void {
  const steps: Record<string, 1 | -1> = { ArrowRight: 1, ArrowLeft: -1 }
  const listen = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return props.onDone()
    const step = steps[event.key]
    const isTyping = event.target instanceof Element && event.target.closest('input, select')
    if (!step || isTyping || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const { text, redactions, language } = props.chosen.passage
    props.onMove(
      stepped(wordsOf(text, redactions, language), props.chosen.span, { step, isLonger: event.shiftKey }),
    )
  }
  onMount(() => window.addEventListener('keydown', listen, { capture: true }))
  onCleanup(() => window.removeEventListener('keydown', listen, { capture: true }))
}

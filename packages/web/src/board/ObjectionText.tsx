import { Show } from 'solid-js'
import { Local } from '../language/Local.tsx'
import { t } from '../language/language.ts'
import type { OwnObjection } from './operations.ts'

export function ObjectionText(props: { of: OwnObjection }) {
  return (
    <>
      <p class="note-topic">
        <Show when={props.of.topic}>{(topic) => <Local of={topic().title} />}</Show>
      </p>
      <p class="small soft">{props.of.isAboutQuote ? t().board.aboutQuote : t().board.aboutCard}</p>
      <p class="soft">{t().board.youSaid}</p>
      <blockquote class="note">{props.of.shouldSay}</blockquote>
    </>
  )
}

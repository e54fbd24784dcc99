import { For, Show } from 'solid-js'
import { clock, t } from '../language/language.ts'
import { actionName, actorName, outcomeName, subjectText } from './names.ts'
import type { Entry, Person } from './operations.ts'

const columns = ['at', 'who', 'what', 'outcome', 'about'] as const

export function AuditTable(props: { entries: Entry[]; people: Person[] }) {
  return (
    <div class="table-scroll" tabindex="0" role="region" aria-label={t().audit.title}>
      <table class="table">
        <thead>
          <tr>
            <For each={columns}>{(column) => <th scope="col">{t().audit.column[column]}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.entries}>
            {(entry) => (
              <tr>
                <td class="nowrap">
                  <time datetime={entry.at}>{clock(entry.at)}</time>
                  <Show when={!entry.isSealed}>
                    <span class="small soft"> {t().audit.unsealedMark}</span>
                  </Show>
                </td>
                <td>{actorName(entry, props.people)}</td>
                <td>{actionName(entry.action)}</td>
                <td>{outcomeName(entry.outcome)}</td>
                <td class="audit-about small">
                  <For each={entry.subjects}>{(subject) => <span>{subjectText(subject)}</span>}</For>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}

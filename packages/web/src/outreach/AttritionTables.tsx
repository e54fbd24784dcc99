import { For, type JSX, Show } from 'solid-js'
import { decimal, number, percent, plain, t } from '../language/language.ts'
import type { AttritionRow, LostReason } from './operations.ts'
import { w } from './words.ts'
import type { OutreachWords } from './en.ts'

type Column = keyof OutreachWords['lost']['columns']

/** The same groups three times: from served to heard, who came back, and why others were lost. */
export function AttritionTables(props: { rows: AttritionRow[] }) {
  const columns = () => Object.entries(w().lost.columns) as [Column, string][]
  const isFollowUp = () => props.rows.some(({ returning }) => returning)
  const reasons: LostReason[] = ['moved', 'aged_out', 'unsafe_contact', 'withdrew', 'no_reply']
  const peopleLost = (row: AttritionRow, reason: LostReason) =>
    row.lost.find((one) => one.reason === reason)?.people ?? 0
  const isAnybodyLost = () => props.rows.some(({ lost }) => lost.some(({ people }) => people > 0))
  return (
    <>
      <Groups caption={w().lost.table} rows={props.rows} heads={columns().map(([, label]) => label)}>
        {(row) => (
          <For each={columns()}>
            {([column]) => <td class="n">{row[column] === null ? w().lost.unknown : number(row[column])}</td>}
          </For>
        )}
      </Groups>
      <Show when={isFollowUp()}>
        <Groups
          caption={w().lost.back}
          rows={props.rows}
          heads={[...Object.values(w().lost.backColumns), w().lost.retention, w().lost.difference]}
        >
          {(row) => (
            <>
              <For each={['before', 'stillEligible', 'located', 'consented', 'completed'] as const}>
                {(column) => <td class="n">{number(row.returning?.[column] ?? 0)}</td>}
              </For>
              <td class="n">{row.returning?.retention == null ? '–' : percent(row.returning.retention)}</td>
              <td class="n">
                {row.returning?.difference == null ? '–' : signed(row.returning.difference)}
                <Show when={row.returning?.isUneven}>
                  <span class="small outreach-small">{w().lost.uneven}</span>
                </Show>
              </td>
            </>
          )}
        </Groups>
        <p class="small soft measure">{w().lost.differenceLead}</p>
      </Show>
      <Show when={isAnybodyLost()} fallback={<p class="soft">{w().lost.nobodyLost}</p>}>
        <Groups caption={w().lost.why} rows={props.rows} heads={reasons.map((reason) => w().reason[reason])}>
          {(row) => (
            <For each={reasons}>{(reason) => <td class="n">{number(peopleLost(row, reason))}</td>}</For>
          )}
        </Groups>
      </Show>
    </>
  )
}

interface GroupProps {
  caption: string
  rows: AttritionRow[]
  heads: string[]
  children: (row: AttritionRow) => JSX.Element
}

function Groups(props: GroupProps) {
  return (
    <div class="table-scroll" tabindex="0" role="region" aria-label={props.caption}>
      <table class="table">
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{w().lost.group}</th>
            <For each={props.heads}>
              {(head) => (
                <th scope="col" class="n">
                  {head}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <tr>
                <th scope="row">
                  {nameOf(row)}
                  <Show when={row.isSmall}>
                    <span class="small soft outreach-small">{w().lost.small}</span>
                  </Show>
                </th>
                {props.children(row)}
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}

/** Which way it goes is said by the sign, never by the colour. */
const signed = (value: number): string =>
  `${value < 0 ? '−' : value > 0 ? '+' : ''}${decimal(Math.abs(value))}`

const nameOf = ({ kind, region, language }: AttritionRow): string => {
  if (kind === 'all') return w().lost.everybody
  if (kind === 'language') return language ? t().language[language] : '–'
  return region ? plain(region.label) : w().lost.noRegion
}

import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { codePath } from '../frame/here.ts'
import { Local } from '../language/Local.tsx'
import { number, plain } from '../language/language.ts'
import { Aspects } from './Aspects.tsx'
import { CameCells } from './AsItCame.tsx'
import { measuredNow, type Now, nowOf, share } from './figures.ts'
import type { AsItCame, Book, BookCode, Learning } from './operations.ts'
import { people, texts, w } from './words.ts'

/** Every code with its definition and, beside it, how well it is found. */
export function CodesTable(props: { study: string; book: Book; learning: Learning | null }) {
  const now = () => nowOf(props.learning)
  const columns = () => (now() ? ownColumns : cameOf(props.book) ? cameColumns : [])
  const groups = () => [
    ...props.book.groups.map(({ key, title }) => ({ key: key as string | null, title })),
    { key: null, title: null },
  ]
  const codesOf = (key: string | null) =>
    props.book.codes.filter(({ group }) => (key === null ? !isKnown(props.book, group) : group === key))
  return (
    <div>
      <FiguresLine now={now()} came={cameOf(props.book)} learning={props.learning} />
      <div class="table-scroll" tabindex="0" role="region" aria-label={w().title}>
        <table class="table codes-table">
          <thead>
            <tr>
              <th scope="col">{w().column.code}</th>
              <For each={columns()}>
                {(column) => (
                  <th scope="col" class={column === 'more' ? undefined : 'n'}>
                    {w().column[column]}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <For each={groups().filter(({ key }) => codesOf(key).length > 0)}>
            {(group) => (
              <tbody>
                <Show when={props.book.groups.length}>
                  <tr>
                    <th scope="rowgroup" colspan="5" class="small soft group-name">
                      <Show when={group.title} fallback={w().noGroup}>
                        {(title) => <Local of={title()} />}
                      </Show>
                    </th>
                  </tr>
                </Show>
                <For each={codesOf(group.key)}>
                  {(code) => (
                    <CodeRow study={props.study} code={code} now={now()} isCame={columns() === cameColumns} />
                  )}
                </For>
              </tbody>
            )}
          </For>
        </table>
      </div>
    </div>
  )
}

const cameColumns = ['n', 'precision', 'recall'] as const
const ownColumns = [...cameColumns, 'more'] as const

const cameOf = (book: Book): AsItCame | null => book.codes.find(({ asItCame }) => asItCame)?.asItCame ?? null

const isKnown = (book: Book, group: string | null): boolean => book.groups.some(({ key }) => key === group)

function FiguresLine(props: { now: Now | undefined; came: AsItCame | null; learning: Learning | null }) {
  return (
    <Show
      when={props.now}
      fallback={
        <div class="soft measure">
          <Show when={props.learning}>
            {(one) => (
              <p>
                {one().isEnough
                  ? w().notMeasured
                  : w().noFigures(texts(one().leastTexts), people(one().leastPeople))}
              </p>
            )}
          </Show>
          <Show when={props.came}>{(one) => <p>{w().came.lead(number(one().statements))}</p>}</Show>
        </div>
      }
    >
      {(now) => (
        <div class="small soft measure">
          <p>
            {now().by === 'used'
              ? w().figuresFrom.used(number(now().number), texts(now().texts))
              : w().figuresFrom.before(texts(now().texts))}
          </p>
          <p>{w().caution}</p>
        </div>
      )}
    </Show>
  )
}

/** Less than this nobody would label forty texts for. */
const leastGain = 0.01

function CodeRow(props: { study: string; code: BookCode; now: Now | undefined; isCame: boolean }) {
  const figures = () => props.now?.codes.find(({ key }) => key === props.code.key)
  const measured = () => {
    const [now, found] = [props.now, figures()]
    return now && found ? measuredNow(now, found) : undefined
  }
  const gains = () => (figures()?.with40More ?? 0) - (figures()?.after.f1 ?? 0) >= leastGain
  return (
    <tr class={`hue-${props.code.hue}`}>
      <th scope="row" id={`code-${props.code.key}`}>
        <Local of={props.code.title} />
        <Show when={props.code.isDraft}>
          {' '}
          <span class="suggested small">{w().draft}</span>
        </Show>
        <p class="small soft code-meaning">
          <Local of={props.code.definition} />
        </p>
        <Show when={props.code.aspects.length}>
          <details class="small code-aspects">
            <summary>{w().aspects.count(number(props.code.aspects.length))}</summary>
            <Aspects of={props.code.aspects} />
          </details>
        </Show>
        <A class="small" href={codePath(props.study, props.code.key)}>
          {w().toRules}
          <span class="unseen">: {plain(props.code.title)}</span>
        </A>
      </th>
      <Show when={props.isCame}>
        <CameCells of={props.code.asItCame} />
      </Show>
      <Show when={props.now}>
        <td class="n">{figures() ? number(figures()!.n) : '–'}</td>
        <td class="n">{share(measured()?.precision ?? null)}</td>
        <td class="n">{share(measured()?.recall ?? null)}</td>
        <td class="code-more">
          <Show when={figures()?.with40More != null} fallback={<span class="soft">{w().tooFew}</span>}>
            {gains() ? w().more(share(figures()!.with40More)) : w().little}
          </Show>
        </td>
      </Show>
    </tr>
  )
}

import { For, type JSX, Show } from 'solid-js'
import { Local } from '../language/Local.tsx'
import { number, percent, plain, t } from '../language/language.ts'
import { leastForShare, wilson } from '../ui/wilson.ts'
import { ServiceName } from './Everybody.tsx'
import type { Figure, TopicChange } from './operations.ts'

/** The same figures as the marks, to be read, copied and printed. */
export function ChangeTables(props: { topics: TopicChange[] }) {
  const rated = () => props.topics.filter(({ figures }) => figures.length > 0)
  return (
    <>
      <Show when={rated().length}>
        <For each={stepsOf(rated())}>
          {(steps) => (
            <EverybodyTable steps={steps} topics={rated().filter((one) => same(stepsFor(one), steps))} />
          )}
        </For>
        <PairsTable topics={rated()} />
      </Show>
      <WordsTable topics={props.topics} />
    </>
  )
}

function Table(props: { title: string; head: [string, boolean][]; children: JSX.Element }) {
  return (
    <div class="table-scroll" tabindex="0" role="region" aria-label={props.title}>
      <table class="table compact">
        <caption>{props.title}</caption>
        <thead>
          <tr>
            <For each={props.head}>
              {([name, isNumber]) => (
                <th scope="col" class={isNumber ? 'n' : undefined}>
                  {name}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </div>
  )
}

const texts = (...names: string[]): [string, boolean][] => names.map((name) => [name, false])
const numbers = (...names: string[]): [string, boolean][] => names.map((name) => [name, true])

/** The steps of agreement as the form that was asked last names them. */
const stepsFor = ({ question }: TopicChange): string[] =>
  t().response.likert.map((usual, at) => {
    const own = question?.options.find(({ value }) => value === at + 1)
    return own ? plain(own.text) : usual
  })

const same = (one: readonly string[], other: readonly string[]): boolean => one.join() === other.join()

/** Each way of naming them once: topics that were asked otherwise stand in a table of their own. */
const stepsOf = (topics: TopicChange[]): string[][] =>
  topics.map(stepsFor).filter((steps, at, all) => all.findIndex((one) => same(one, steps)) === at)

function EverybodyTable(props: { topics: TopicChange[]; steps: string[] }) {
  const c = () => t().change.column
  return (
    <Table
      title={t().change.everybody}
      head={[
        ...texts(c().topic, c().service, c().wave),
        ...numbers(c().people, c().base, c().share, c().low, c().high, ...props.steps, c().missing),
      ]}
    >
      <For each={props.topics}>
        {(topic) => (
          <For each={topic.figures}>
            {(figures) => (
              <For each={figures.waves}>
                {(figure) => (
                  <tr>
                    <th scope="row">{t().change.topic[topic.topic]}</th>
                    <td>
                      <ServiceName figures={figures} />
                    </td>
                    <td>
                      <Local of={figure.wave.label} />
                    </td>
                    <For each={cells(figure)}>{(cell) => <td class="n">{cell}</td>}</For>
                  </tr>
                )}
              </For>
            )}
          </For>
        )}
      </For>
    </Table>
  )
}

function cells(figure: Figure): string[] {
  const { people, base, answers, missing } = figure
  const range = base < leastForShare ? null : wilson(people, base)
  return [
    ...[people, base].map(number),
    ...(range ? [people / base, range.low, range.high].map(percent) : ['–', '–', '–']),
    ...[...answers, missing].map(number),
  ]
}

function PairsTable(props: { topics: TopicChange[] }) {
  const c = () => t().change.column
  return (
    <Table
      title={t().change.pairs}
      head={[
        ...texts(c().topic, c().service, c().wave),
        ...numbers(c().better, c().same, c().worse, c().base),
      ]}
    >
      <For each={props.topics}>
        {(topic) => (
          <For each={topic.figures}>
            {(figures) => (
              <For each={figures.pairs}>
                {(pairs) => (
                  <tr>
                    <th scope="row">{t().change.topic[topic.topic]}</th>
                    <td>
                      <ServiceName figures={figures} />
                    </td>
                    <td>
                      {plain(pairs.from.label)} – {plain(pairs.to.label)}
                    </td>
                    <For each={[pairs.better, pairs.same, pairs.worse, pairs.base]}>
                      {(count) => <td class="n">{number(count)}</td>}
                    </For>
                  </tr>
                )}
              </For>
            )}
          </For>
        )}
      </For>
    </Table>
  )
}

function WordsTable(props: { topics: TopicChange[] }) {
  const c = () => t().change.column
  return (
    <Table
      title={t().change.words}
      head={[...texts(c().topic, c().wave), ...numbers(c().spoke, c().base, t().theme.column.checked)]}
    >
      <For each={props.topics}>
        {(topic) => (
          <For each={topic.words?.waves ?? []}>
            {(one) => (
              <tr>
                <th scope="row">{t().change.topic[topic.topic]}</th>
                <td>
                  <Local of={one.wave.label} />
                </td>
                <For
                  each={[
                    number(one.people),
                    number(one.base),
                    t().ofBase(number(one.decided), number(one.decided + one.proposed)),
                  ]}
                >
                  {(cell) => <td class="n">{cell}</td>}
                </For>
              </tr>
            )}
          </For>
        )}
      </For>
    </Table>
  )
}

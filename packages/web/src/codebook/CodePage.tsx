import { A } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { studyPath, useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { Local } from '../language/Local.tsx'
import { decimal } from '../language/language.ts'
import { membershipOf, useSession } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { createTitle } from '../ui/title.ts'
import { Aspects } from './Aspects.tsx'
import { CameLines } from './AsItCame.tsx'
import { CodeMeaning } from './CodeMeaning.tsx'
import { type CodeWithRules, type Rule, ruleFroms, rulesQuery } from './operations.ts'
import { w } from './words.ts'
import './codebook.css'

/** One code: what it means, and everything that it is read by. */
export function CodePage() {
  const here = useHere()
  const session = useSession()
  const [find, setFind] = createSignal('')
  const read = createRead(rulesQuery, () => ({ study: here('studyId'), key: here('codeKey'), find: find() }))
  createTitle(() => w().rules.title)
  const mayEdit = () => membershipOf(session, here('studyId'))?.may.includes('edit codebook') ?? false
  return (
    <div class="page code-page">
      <Show when={mayEdit()}>
        <p class="small">
          <A href={`${studyPath(here('studyId'))}/codebook`}>{w().title}</A>
        </p>
      </Show>
      <Loaded read={read} pick={(data) => data.study?.code}>
        {(code) => (
          <>
            <CodeHead code={code()} />
            <Show when={code().asItCame}>
              {(came) => (
                <section class="measure small" aria-labelledby="came-title">
                  <h2 id="came-title">{w().came.title}</h2>
                  <CameLines of={came()} />
                </section>
              )}
            </Show>
            <Show when={code().aspects.length}>
              <section class="code-aspects" aria-labelledby="aspects-title">
                <h2 id="aspects-title">{w().aspects.title}</h2>
                <p class="soft measure">{w().aspects.lead}</p>
                <Aspects of={code().aspects} />
              </section>
            </Show>
            <section class="code-rules" aria-labelledby="rules-title">
              <h2 id="rules-title">{w().rules.title}</h2>
              <p class="soft measure">{w().rules.lead}</p>
              <FindForm find={find()} onFind={setFind} />
              <div aria-live="polite" aria-busy={read.isWaiting()}>
                <Show
                  when={code().rules.length}
                  fallback={<p>{find() ? w().rules.notFound : w().rules.none}</p>}
                >
                  <For each={ruleFroms.filter((from) => code().rules.some((rule) => rule.from === from))}>
                    {(from) => (
                      <RulesTable from={from} rules={code().rules.filter((rule) => rule.from === from)} />
                    )}
                  </For>
                </Show>
              </div>
            </section>
          </>
        )}
      </Loaded>
    </div>
  )
}

function CodeHead(props: { code: CodeWithRules }) {
  return (
    <header class={`page-head hue-${props.code.hue}`}>
      <h1>
        <Local of={props.code.title} />
        <Show when={props.code.isDraft}>
          {' '}
          <span class="small">({w().draft})</span>
        </Show>
      </h1>
      <CodeMeaning of={props.code} class="measure" />
    </header>
  )
}

/** What is looked for stays on the page: a word in an address would be kept by the browser. */
function FindForm(props: { find: string; onFind: (find: string) => void }) {
  const [typed, setTyped] = createSignal('')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    props.onFind(typed().trim().slice(0, 100))
  }
  return (
    <form class="search-box" role="search" autocomplete="off" onSubmit={submit}>
      <Field
        label={w().rules.find}
        type="search"
        autocomplete="off"
        value={typed()}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit">{w().rules.findSubmit}</Button>
      <Show when={props.find}>
        <Button
          look="quiet"
          onClick={() => {
            setTyped('')
            props.onFind('')
          }}
        >
          {w().rules.all}
        </Button>
      </Show>
    </form>
  )
}

function RulesTable(props: { from: Rule['from']; rules: Rule[] }) {
  return (
    <div class="table-scroll" tabindex="0" role="region" aria-label={w().rules.from[props.from]}>
      <table class="table compact">
        <caption class="small">{w().rules.from[props.from]}</caption>
        <thead>
          <tr>
            <th scope="col">{w().rules.words}</th>
            <th scope="col">{w().rules.kindOf}</th>
            <th scope="col" class="n">
              {w().rules.weight}
            </th>
            <th scope="col">{w().rules.speaks}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.rules}>{(rule) => <RuleRow rule={rule} />}</For>
        </tbody>
      </table>
    </div>
  )
}

/** Letters end where their word does, or go on; a word may be the first of its text. */
const shownWords = ({ kind, words, said }: Rule): string =>
  kind === 'letters'
    ? `…${words}…`.replace('…<', '').replace('>…', '')
    : said.replace(/^\^ /, `${w().rules.first} `)

function RuleRow(props: { rule: Rule }) {
  return (
    <tr>
      <th scope="row">
        {shownWords(props.rule)}
        <Show when={props.rule.phrases.length}>
          <p class="small soft rule-phrases">{props.rule.phrases.join(', ')}</p>
        </Show>
      </th>
      <td>{w().rules.kind[props.rule.kind]}</td>
      <td class="n">{decimal(props.rule.weight)}</td>
      <td>{props.rule.weight > 0 ? w().rules.forIt : w().rules.againstIt}</td>
    </tr>
  )
}

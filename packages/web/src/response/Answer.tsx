import { createUniqueId, Match, Show, Switch } from 'solid-js'
import { Local } from '../language/Local.tsx'
import { number, plain, t } from '../language/language.ts'
import type { AnswerGiven } from './operations.ts'
import { ById } from '../ui/ById.tsx'
import { Passage } from './Passage.tsx'

export function Answer(props: { of: AnswerGiven }) {
  const id = createUniqueId()
  return (
    <li
      class="answer"
      classList={{ brief: !props.of.passages.length }}
      tabindex="-1"
      data-stop
      aria-labelledby={id}
    >
      <div>
        <h2 class="answer-question" id={id}>
          <Local of={props.of.question.text} />
        </h2>
        <Show when={props.of.service}>
          {(service) => <p class="small soft">{t().response.aboutService(plain(service().label))}</p>}
        </Show>
      </div>
      <Switch>
        <Match when={props.of.state !== 'answered'}>
          <p class="soft">{t().response.state[props.of.state]}</p>
        </Match>
        <Match when={closedWord(props.of)}>{(word) => <p class="closed-answer">{word()}</p>}</Match>
        <Match when={!props.of.passages.length}>
          <p class="soft">{t().response.wordsPending}</p>
        </Match>
      </Switch>
      <ById each={props.of.passages}>{(passage) => <Passage of={passage()} />}</ById>
    </li>
  )
}

/** What a number stands for, where the question says so. */
function closedWord({ value, values, question, service }: AnswerGiven): string | undefined {
  const words = (one: number) => question.options.find((option) => option.value === one)?.text
  const said = (one: number) => {
    const text = words(one)
    return text ? plain(text) : t().response.option(number(one))
  }
  if (question.type === 'multi') return values.length > 0 ? values.map(said).join(' · ') : undefined
  if (value === null) return undefined
  if (question.type === 'services' && service) return plain(service.label)
  if (question.type === 'slider') return number(value)
  const own = words(value)
  const word = question.type !== 'likert5' ? undefined : own ? plain(own) : t().response.likert[value - 1]
  return word ? t().response.likertOf(word, number(value)) : said(value)
}

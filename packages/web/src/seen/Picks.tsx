import { createSignal, For, Show } from 'solid-js'
import { ask, createRead, useClient } from '../client.ts'
import { Loaded } from '../frame/Loaded.tsx'
import type { LocalizedText } from '../graphql.ts'
import { Local } from '../language/Local.tsx'
import { t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { Topic } from '../lead/operations.ts'
import { pickForLeadMutation, picksQuery } from './operations.ts'

type Theme = { key: string; title: LocalizedText }
type Chosen = { answered: Topic[]; changed: string[]; said: string[] }
const topics: readonly Topic[] = ['satisfaction', 'safe', 'comfortable', 'say']
const most = 3

/** What the lead reads first: three topics at most in each of two lists. */
export function Picks(props: { study: string; onSaved: () => void }) {
  const read = createRead(picksQuery, () => ({ study: props.study }))
  return (
    <details class="picks no-print">
      <summary>{t().seen.picks}</summary>
      <Loaded read={read} pick={(data) => data.study} lines={4}>
        {(study) => (
          <PickForm
            study={props.study}
            themes={study().themes}
            picks={study().picks}
            onSaved={() => {
              read.refetch()
              props.onSaved()
            }}
          />
        )}
      </Loaded>
    </details>
  )
}

interface FormProps {
  study: string
  themes: Theme[]
  picks: Chosen
  onSaved: () => void
}

/** What is chosen, and what came of saving it. */
function createPicking(props: FormProps) {
  const client = useClient()
  // What was picked is where choosing begins; from then on the form is the person's own.
  // eslint-disable-next-line solid/reactivity
  const [chosen, setChosen] = createSignal<Chosen>({ ...props.picks })
  const [told, setTold] = createSignal<'saved' | 'tooMany' | 'failed'>()
  const turnTopic = (key: string, isOn: boolean) => {
    setTold(undefined)
    const topic = topics.find((one) => one === key)!
    setChosen((now) => ({
      ...now,
      answered: isOn ? [...now.answered, topic] : now.answered.filter((one) => one !== topic),
    }))
  }
  const turn = (list: 'changed' | 'said', key: string, isOn: boolean) => {
    setTold(undefined)
    setChosen((now) => ({
      ...now,
      [list]: isOn ? [...now[list], key] : now[list].filter((one) => one !== key),
    }))
  }
  const save = async () => {
    const { answered, changed, said } = chosen()
    if (answered.length + changed.length > most || said.length > most) return void setTold('tooMany')
    const { data } = await ask(client, pickForLeadMutation, {
      input: { studyId: props.study, answered, changed, said },
    })
    const isSaved = data?.pickForLead.__typename === 'MutationPickForLeadSuccess'
    setTold(isSaved ? 'saved' : 'failed')
    if (isSaved) props.onSaved()
  }
  return { chosen, told, turn, turnTopic, save }
}

function PickForm(props: FormProps) {
  const { chosen, told, turn, turnTopic, save } = createPicking(props)
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    void save()
  }
  return (
    <form onSubmit={onSubmit}>
      <p class="soft">{t().seen.picksLead}</p>
      <div class="pick-lists">
        <PickList
          legend={t().seen.pickAnswered}
          themes={topics.map((key) => ({
            key,
            title: { en: t().change.topic[key], es: t().change.topic[key] },
          }))}
          chosen={chosen().answered}
          onTurn={turnTopic}
        />
        <PickList
          legend={t().seen.pickChanged}
          themes={props.themes}
          chosen={chosen().changed}
          onTurn={(key, isOn) => turn('changed', key, isOn)}
        />
        <PickList
          legend={t().seen.pickSaid}
          themes={props.themes}
          chosen={chosen().said}
          onTurn={(key, isOn) => turn('said', key, isOn)}
        />
      </div>
      <Show when={told()}>
        {(what) => (
          <Notice tone={what() === 'saved' ? 'calm' : 'problem'}>
            {{ saved: t().seen.saved, tooMany: t().seen.tooMany, failed: t().seen.refused.failed }[what()]}
          </Notice>
        )}
      </Show>
      <Button type="submit" look="strong">
        {t().seen.save}
      </Button>
    </form>
  )
}

interface ListProps {
  legend: string
  themes: Theme[]
  chosen: string[]
  onTurn: (key: string, isOn: boolean) => void
}

function PickList(props: ListProps) {
  return (
    <fieldset>
      <legend>{props.legend}</legend>
      <For each={props.themes}>
        {(theme) => (
          <label class="pick">
            <input
              type="checkbox"
              checked={props.chosen.includes(theme.key)}
              onChange={(event) => props.onTurn(theme.key, event.currentTarget.checked)}
            />
            <span>
              <Local of={theme.title} />
            </span>
          </label>
        )}
      </For>
    </fieldset>
  )
}

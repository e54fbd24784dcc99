import { For, Show, untrack } from 'solid-js'
import { createStore, type SetStoreFunction } from 'solid-js/store'
import { t } from '../language/language.ts'
import { Tick } from '../ui/Choose.tsx'
import { Field } from '../ui/Field.tsx'
import { ActForm } from './ActForm.tsx'
import { createActing } from './createActing.ts'
import { weekdays, type Weekday } from './operations.ts'
import { offerTalkMutation, type StudyOfTalks, type TalkOffer } from './talk.ts'
import { w } from './words.ts'

interface Props {
  study: StudyOfTalks
  own: TalkOffer | undefined
  onDone: () => void
}

/** What somebody says of themself, in each language of the study. */
export function OfferForm(props: Props) {
  const acting = createActing(() => props.onDone())
  const [draft, setDraft] = createStore(untrack(() => draftOf(props.own)))
  const keep = () =>
    acting.act(
      offerTalkMutation,
      {
        studyId: props.study.id,
        knownAs: { en: draft.name.en.trim(), es: draft.name.es.trim() || null },
        how: { en: draft.how.en.trim(), es: draft.how.es.trim() || null },
        hours: { days: [...draft.days], from: draft.from, to: draft.to },
        isOn: draft.isOn,
      },
      draft.isOn ? w().talk.saved : w().talk.savedOff,
    )
  const said = (field: 'name' | 'how', most: number) => (
    <For each={props.study.languages}>
      {(language) => (
        <Field
          label={`${w().talk[field]} (${t().language[language]})`}
          value={draft[field][language]}
          maxlength={most}
          lang={language}
          onInput={(event) => setDraft(field, language, event.currentTarget.value)}
        />
      )}
    </For>
  )
  return (
    <ActForm acting={acting} label={w().talk.act} onSubmit={() => void keep()}>
      <h2>{w().talk.own}</h2>
      <p class="soft measure">{w().talk.ownLead}</p>
      {said('name', 80)}
      {said('how', 300)}
      <Times draft={draft} onChange={setDraft} />
      <Tick label={w().talk.isOn} isOn={draft.isOn} onChange={(isOn) => setDraft('isOn', isOn)} />
      <Show when={!draft.isOn}>
        <p class="small soft">{w().talk.offLead}</p>
      </Show>
    </ActForm>
  )
}

interface TimesProps {
  draft: Draft
  onChange: SetStoreFunction<Draft>
}

function Times(props: TimesProps) {
  const toggle = (day: Weekday, isOn: boolean) =>
    props.onChange('days', (now) => weekdays.filter((one) => (one === day ? isOn : now.includes(one))))
  return (
    <>
      <fieldset class="asks outreach-days">
        <legend>{w().talk.days}</legend>
        <For each={weekdays}>
          {(day) => (
            <Tick
              label={w().day[day]}
              isOn={props.draft.days.includes(day)}
              onChange={(isOn) => toggle(day, isOn)}
            />
          )}
        </For>
      </fieldset>
      <div class="outreach-times">
        <Field
          label={w().plan.from}
          type="time"
          value={props.draft.from}
          onInput={(event) => props.onChange('from', event.currentTarget.value)}
        />
        <Field
          label={w().plan.to}
          type="time"
          value={props.draft.to}
          onInput={(event) => props.onChange('to', event.currentTarget.value)}
        />
      </div>
    </>
  )
}

type Draft = ReturnType<typeof draftOf>

const draftOf = (own: TalkOffer | undefined) => ({
  name: { en: own?.name.en ?? '', es: own?.name.es ?? '' },
  how: { en: own?.how.en ?? '', es: own?.how.es ?? '' },
  days: own?.hours.days ?? ([] as Weekday[]),
  ...{ from: own?.hours.from ?? '09:00', to: own?.hours.to ?? '12:00', isOn: own?.isOn ?? true },
})

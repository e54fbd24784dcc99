import { useNavigate } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { studyPath } from '../frame/here.ts'
import type { Language } from '../graphql.ts'
import { t } from '../language/language.ts'
import { useSession } from '../session.ts'
import { Tick } from '../ui/Choose.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { createSaving } from './createSaving.ts'
import { createStudyMutation } from './operations.ts'
import { StepForm } from './StepForm.tsx'
import { w } from './words.ts'
import './setup.css'

/** The first step makes the study; the others are its own pages. */
export function NewStudyPage() {
  const session = useSession()
  const isDemo = () => {
    const now = session.standing()
    return 'isDemo' in now && now.isDemo
  }
  createTitle(() => w().titleOf)
  return (
    <div class="page setup">
      <header class="page-head">
        <h1>{w().title}</h1>
        <p class="soft measure">{w().lead}</p>
      </header>
      <Show when={!isDemo()} fallback={<Notice>{w().demo}</Notice>}>
        <NewStudy />
      </Show>
    </div>
  )
}

function NewStudy() {
  const session = useSession()
  const navigate = useNavigate()
  const saving = createSaving(() => undefined)
  const [title, setTitle] = createSignal('')
  const [spanish, setSpanish] = createSignal('')
  const [languages, setLanguages] = createSignal<Language[]>(['en', 'es'])
  const [timeZone, setTimeZone] = createSignal(Intl.DateTimeFormat().resolvedOptions().timeZone)
  const toggle = (language: Language, isOn: boolean) =>
    setLanguages((now) => [...now.filter((one) => one !== language), ...(isOn ? [language] : [])])
  const make = async () => {
    const named = { en: title().trim(), es: spanish().trim() || null }
    const made = await saving.send(createStudyMutation, {
      title: named,
      languages: languages(),
      timeZone: timeZone().trim(),
    })
    if (!made?.data) return
    await session.load()
    navigate(`${studyPath(made.data.id)}/setup/place`)
  }
  return (
    <StepForm saving={saving} onSubmit={() => void make()}>
      <Field
        label={w().name.studyTitle}
        value={title()}
        autocomplete="off"
        onInput={(event) => setTitle(event.currentTarget.value)}
      />
      <Field
        label={w().name.spanish}
        value={spanish()}
        autocomplete="off"
        onInput={(event) => setSpanish(event.currentTarget.value)}
      />
      <fieldset class="asks">
        <legend>{w().name.languages}</legend>
        <For each={['en', 'es'] as const}>
          {(language) => (
            <Tick
              label={t().language[language]}
              isOn={languages().includes(language)}
              onChange={(isOn) => toggle(language, isOn)}
            />
          )}
        </For>
      </fieldset>
      <Field
        label={w().name.timeZone}
        value={timeZone()}
        autocomplete="off"
        onInput={(event) => setTimeZone(event.currentTarget.value)}
      />
    </StepForm>
  )
}

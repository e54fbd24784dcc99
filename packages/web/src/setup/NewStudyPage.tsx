import { useNavigate } from '@solidjs/router'
import { Show } from 'solid-js'
import { studyPath } from '../frame/here.ts'
import { useSession } from '../session.ts'
import { Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { createSaving } from './createSaving.ts'
import { createName, NameFields } from './NameFields.tsx'
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
  const name = createName({
    title: { en: '', es: null },
    languages: ['en', 'es'],
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  })
  const make = async () => {
    const made = await saving.send(createStudyMutation, name.input())
    if (!made?.data) return
    await session.load()
    navigate(`${studyPath(made.data.id)}/setup/place`)
  }
  return (
    <StepForm saving={saving} onSubmit={() => void make()}>
      <NameFields name={name} />
    </StepForm>
  )
}

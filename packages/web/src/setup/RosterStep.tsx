import { createSignal, For, Show } from 'solid-js'
import { plain } from '../language/language.ts'
import { Tick } from '../ui/Choose.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createSaving } from './createSaving.ts'
import { KeepNames } from './KeepNames.tsx'
import { addServiceMutation, fillRosterMutation, type Jurisdiction, type PackService } from './operations.ts'
import type { StepProps } from './step.ts'
import { StepForm } from './StepForm.tsx'
import { w } from './words.ts'

export function RosterStep(props: StepProps) {
  return (
    <>
      <Show when={props.study.setup.jurisdiction} fallback={<Notice>{w().noPlace}</Notice>}>
        {(pack) => <Roster {...props} pack={pack()} />}
      </Show>
      <KeepNames {...props} />
    </>
  )
}

function Roster(props: StepProps & { pack: Jurisdiction }) {
  const saving = createSaving(() => props.onSaved())
  const has = (list: StepProps['study']['regions'], label: { en: string }) =>
    list.some((one) => one.label.en === label.en)
  const [regions, setRegions] = createSignal<string[]>([])
  const [services, setServices] = createSignal<string[]>([])
  const toggle = (key: string, isOn: boolean) => (now: string[]) => [
    ...now.filter((one) => one !== key),
    ...(isOn ? [key] : []),
  ]
  const save = async () => {
    const input = { studyId: props.study.id, regions: regions(), services: services() }
    if (await saving.send(fillRosterMutation, input)) props.onDone()
  }
  return (
    <>
      <StepForm saving={saving} onSubmit={() => void save()}>
        <fieldset class="asks">
          <legend>{w().regions}</legend>
          <For each={props.pack.regions}>
            {({ key, label }) => (
              <Show when={!has(props.study.regions, label)} fallback={<There label={plain(label)} />}>
                <Tick
                  label={plain(label)}
                  isOn={regions().includes(key)}
                  onChange={(isOn) => setRegions(toggle(key, isOn))}
                />
              </Show>
            )}
          </For>
        </fieldset>
        <fieldset class="asks">
          <legend>{w().services}</legend>
          <For each={props.pack.services}>
            {(service) => (
              <Show
                when={!has(props.study.services, service.label)}
                fallback={<There label={plain(service.label)} />}
              >
                <Tick
                  label={plain(service.label)}
                  note={factsOf(service)}
                  isOn={services().includes(service.key)}
                  onChange={(isOn) => setServices(toggle(service.key, isOn))}
                />
              </Show>
            )}
          </For>
        </fieldset>
      </StepForm>
      <OwnService {...props} />
    </>
  )
}

function There(props: { label: string }) {
  return (
    <p>
      {props.label} <span class="small soft">({w().there})</span>
    </p>
  )
}

/** What anybody may look up about a service, and nothing that anybody thinks of it. */
const factsOf = (of: PackService): string =>
  [
    w().purpose[of.purpose],
    w().lasts[of.lasts],
    of.sessions && w().sessions(of.sessions),
    of.minutes && w().minutes(of.minutes),
    of.ages && w().ages(of.ages),
    of.isSecure && w().secure,
  ]
    .filter(Boolean)
    .join(', ')

function OwnService(props: StepProps) {
  const saving = createSaving(() => props.onSaved())
  const [name, setName] = createSignal('')
  const [spanish, setSpanish] = createSignal('')
  const add = async () => {
    const label = { en: name().trim(), es: spanish().trim() || null }
    const key = `own-${props.study.services.length + 1}-${Date.now().toString(36)}`
    if (!(await saving.send(addServiceMutation, { studyId: props.study.id, key, label }))) return
    setName('')
    setSpanish('')
  }
  return (
    <StepForm saving={saving} label={w().addService} look="plain" onSubmit={() => void add()}>
      <Field
        label={w().ownService}
        value={name()}
        autocomplete="off"
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <Field
        label={w().name.spanish}
        value={spanish()}
        autocomplete="off"
        onInput={(event) => setSpanish(event.currentTarget.value)}
      />
    </StepForm>
  )
}

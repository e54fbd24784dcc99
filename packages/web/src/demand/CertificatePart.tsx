import { createSignal, For, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { date } from '../language/language.ts'
import { today } from '../ui/day.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createActing } from './createActing.ts'
import {
  type Certificate,
  type Demands,
  recordCertificateMutation,
  takeBackCertificateMutation,
} from './operations.ts'
import { w } from './words.ts'

interface Props {
  study: string
  of: Demands
  onDone: () => void
}

/** The certificate that stands against legal process, from a day on; and what it does not change. */
export function CertificatePart(props: Props) {
  const standing = () => props.of.certificates.filter(({ takenBackAt }) => !takenBackAt)
  return (
    <section class="demand-part">
      <h2>{w().certificate}</h2>
      <Show when={standing().length > 0} fallback={<p class="measure">{w().noCertificate}</p>}>
        <ul class="demand-tasks">
          <For each={standing()}>
            {(certificate) => <OneCertificate {...props} certificate={certificate} />}
          </For>
        </ul>
      </Show>
      <p class="small soft measure">{w().dutyStays}</p>
      <CertificateForm {...props} />
    </section>
  )
}

function OneCertificate(props: Props & { certificate: Certificate }) {
  const acting = createActing(() => props.onDone())
  const said = () => (props.certificate.from <= today() ? w().holds : w().notYet)
  return (
    <li>
      <p class="measure">
        {said()(props.certificate.issuer, props.certificate.reference, date(props.certificate.from))}
      </p>
      <Show when={!props.certificate.isOwn} fallback={<p class="small soft measure">{w().takeBackHint}</p>}>
        <p>
          <Button
            disabled={acting.isBusy()}
            onClick={() =>
              void acting.act(takeBackCertificateMutation, {
                ...{ studyId: props.study, certificateId: props.certificate.id },
              })
            }
          >
            {w().takeBack}
          </Button>
        </p>
      </Show>
      <Show when={acting.problem()}>{(problem) => <Notice tone="problem">{problem()}</Notice>}</Show>
    </li>
  )
}

const empty = () => ({ issuer: '', reference: '', from: '' })

function CertificateForm(props: Props) {
  const [draft, setDraft] = createStore(empty())
  const [isOpen, setOpen] = createSignal(false)
  const acting = createActing(() => {
    setDraft(empty())
    setOpen(false)
    props.onDone()
  })
  return (
    <details open={isOpen()} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{w().recordCertificate}</summary>
      <form
        class="demand-form"
        onSubmit={(event) => {
          event.preventDefault()
          void acting.act(recordCertificateMutation, { studyId: props.study, ...draft })
        }}
      >
        <Field
          label={w().issuer}
          value={draft.issuer}
          onInput={(event) => setDraft('issuer', event.currentTarget.value)}
        />
        <Field
          label={w().certificateNumber}
          autocomplete="off"
          value={draft.reference}
          onInput={(event) => setDraft('reference', event.currentTarget.value)}
        />
        <Field
          type="date"
          label={w().from}
          value={draft.from}
          onInput={(event) => setDraft('from', event.currentTarget.value)}
        />
        <p>
          <Button type="submit" disabled={acting.isBusy()}>
            {w().saveCertificate}
          </Button>
        </p>
        <Show when={acting.problem()}>{(problem) => <Notice tone="problem">{problem()}</Notice>}</Show>
      </form>
    </details>
  )
}

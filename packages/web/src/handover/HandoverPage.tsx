import { A, useParams } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { ask, createRead, useClient } from '../client.ts'
import { studyPath, useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import type { Language } from '../graphql.ts'
import { day, language } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { save } from '../ui/save.ts'
import { createTitle } from '../ui/title.ts'
import { DocumentPart } from './DocumentPart.tsx'
import { fileQuery, type Handover, handoverQuery } from './operations.ts'
import { Recipients } from './Recipients.tsx'
import { w } from './words.ts'
import './handover.css'

/** One handover: who got it and has to be told, and the document as it is read now. */
export function HandoverPage() {
  const here = useHere()
  const params = useParams()
  const number = () => Number.parseInt(params['number'] ?? '', 10) || 0
  const read = createRead(handoverQuery, () => ({
    ...{ study: here('studyId'), number: number(), language: language() },
  }))
  createTitle(() => w().title)
  return (
    <div class="page handovers">
      <p class="no-print">
        <A href={`${studyPath(here('studyId'))}/handover`}>{w().title}</A>
      </p>
      <Loaded
        read={read}
        pick={({ study }) => study?.handover && { of: study.handover, timeZone: study.timeZone }}
      >
        {(shown) => (
          <>
            <header class="page-head">
              <h1>
                {shown().of.number}. {shown().of.title}
              </h1>
              <p class="small soft">
                {w().line(
                  day(shown().of.frozenAt),
                  w().quotes(shown().of.quoteCount),
                  w().recipients(shown().of.recipientCount),
                )}
                <Show when={shown().of.frozenBy}>{(name) => ` · ${w().by(name())}`}</Show>
              </p>
            </header>
            <Show when={shown().of.openCount > 0}>
              <Notice>{w().open(shown().of.openCount)}</Notice>
            </Show>
            <Recipients
              study={here('studyId')}
              timeZone={shown().timeZone}
              handover={shown().of}
              onDone={() => read.refetch()}
            />
            <section class="handover-document">
              <h2>{w().document}</h2>
              <Show when={shown().of.document} fallback={<p class="measure">{w().closed}</p>}>
                {(document) => (
                  <>
                    <TakeAway study={here('studyId')} of={shown().of} />
                    <DocumentPart of={document()} />
                  </>
                )}
              </Show>
            </section>
          </>
        )}
      </Loaded>
    </div>
  )
}

function TakeAway(props: { study: string; of: Handover }) {
  const client = useClient()
  const [isFailed, setFailed] = createSignal(false)
  const take = async (wanted: Language) => {
    const asked = { study: props.study, number: props.of.number, language: wanted }
    const { data } = await ask(client, fileQuery, asked)
    const file = data?.study?.handover?.file
    setFailed(!file)
    // It holds quotes that may leave, and its name nothing but a number.
    if (file) save(`handover-${props.of.number}-${wanted}.html`, 'text/html', [file])
  }
  return (
    <div class="no-print">
      <p class="small soft measure">{w().takeLead}</p>
      <p class="buttons">
        <For each={['en', 'es'] as const}>
          {(wanted) => <Button onClick={() => void take(wanted)}>{w().take[wanted]}</Button>}
        </For>
      </p>
      <Show when={isFailed()}>
        <Notice tone="problem">{w().takeFailed}</Notice>
      </Show>
    </div>
  )
}

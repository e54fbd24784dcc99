import { useSearchParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { ReleasedWords } from '../board/ReleasedWords.tsx'
import type { ThemeName } from '../board/operations.ts'
import { SaidList } from '../board/Said.tsx'
import { createRead } from '../client.ts'
import { useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { Local } from '../language/Local.tsx'
import { plain, t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceField } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { ProgramChoice } from './LeadChangePage.tsx'
import { voicesFrameQuery, voicesQuery } from './operations.ts'
import '../board/board.css'
import './lead.css'

type Params = { theme?: string; program?: string; wave?: string }

/** The words under a theme, of one program and wave or of all; where too few spoke, the nearest wider look. */
export function VoicesPage() {
  const here = useHere()
  const [params, setParams] = useSearchParams<Params>()
  const frame = createRead(voicesFrameQuery, () => ({ study: here('studyId') }))
  createTitle(() => t().lead.voices)
  const choose = (next: Partial<Record<keyof Params, string | undefined>>) =>
    setParams(next, { replace: true, scroll: false })
  return (
    <div class="page lead-page">
      <h1>{t().lead.voices}</h1>
      <p class="soft measure">{t().lead.voicesLead}</p>
      <Loaded read={frame} pick={(data) => data.lead}>
        {(lead) => (
          <>
            <div class="lead-choice no-print">
              <ChoiceField
                label={t().lead.topicChoice}
                value={params.theme ?? first(lead()) ?? ''}
                choices={lead().themes.map(({ key, title }) => ({ value: key, label: plain(title) }))}
                onChoose={(theme) => choose({ theme })}
              />
              <ProgramChoice
                services={lead().services}
                value={params.program ?? ''}
                onChoose={(program) => choose({ program: program || undefined })}
              />
              <ChoiceField
                label={t().lead.wave}
                value={params.wave ?? ''}
                choices={[
                  { value: '', label: t().lead.allWaves },
                  ...lead().waves.map(({ key, label }) => ({ value: key, label: plain(label) })),
                ]}
                onChoose={(wave) => choose({ wave: wave || undefined })}
              />
            </div>
            <Show when={params.theme ?? first(lead())}>
              {(theme) => (
                <VoicesOf
                  study={here('studyId')}
                  theme={theme()}
                  service={params.program ?? null}
                  wave={params.wave ?? null}
                  onChoose={choose}
                />
              )}
            </Show>
          </>
        )}
      </Loaded>
    </div>
  )
}

/** A topic with words opens first; where none has any, the first of all. */
const first = ({ themes, firstVoices }: { themes: ThemeName[]; firstVoices: string | null }) =>
  firstVoices ?? themes[0]?.key

interface Props {
  study: string
  theme: string
  service: string | null
  wave: string | null
  onChoose: (next: Partial<Record<keyof Params, string | undefined>>) => void
}

function VoicesOf(props: Props) {
  const read = createRead(voicesQuery, () => ({
    study: props.study,
    theme: props.theme,
    service: props.service,
    wave: props.wave,
  }))
  const offers = { all_services: { program: undefined }, waves_together: { wave: undefined } }
  const isOffer = (name: string): name is keyof typeof offers => name in offers
  return (
    <Loaded read={read} pick={(data) => data.lead?.voices}>
      {(voices) => (
        <section class="voices" aria-live="polite">
          <h2>
            <Local of={voices().card.title} />
          </h2>
          <Show
            when={voices().isTooFew}
            fallback={
              <>
                <Show when={!props.service && !props.wave}>
                  <SaidList said={voices().card.said} withReach />
                </Show>
                <ReleasedWords quotes={voices().card.quotes} />
              </>
            }
          >
            <Notice>
              <span>{t().lead.tooFew}</span>
              <For each={voices().instead.filter(isOffer)}>
                {(name) => (
                  <Button onClick={() => props.onChoose(offers[name])}>{t().lead.instead[name]}</Button>
                )}
              </For>
            </Notice>
            <Show when={!props.service && !props.wave}>
              <SaidList said={voices().card.said} withReach />
            </Show>
          </Show>
        </section>
      )}
    </Loaded>
  )
}

import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { useHere } from '../frame/here.ts'
import { WordsDueNotice } from '../erasure/WordsDueNotice.tsx'
import { LeftOut } from '../frame/LeftOut.tsx'
import { Loaded } from '../frame/Loaded.tsx'
import { createMembership } from '../frame/Rail.tsx'
import { Local } from '../language/Local.tsx'
import { date, number, t } from '../language/language.ts'
import { Objections } from '../seen/Objections.tsx'
import { MissingNotice } from '../setup/MissingNotice.tsx'
import { useSession } from '../session.ts'
import { createTitle } from '../ui/title.ts'
import { overviewQuery, type StudyOverview, type WaveOverview } from './operations.ts'
import './overview.css'

export function OverviewPage() {
  const here = useHere()
  const membership = createMembership()
  const session = useSession()
  const isDemo = () => {
    const now = session.standing()
    return 'isDemo' in now && now.isDemo
  }
  const read = createRead(overviewQuery, () => ({ study: here('studyId') }))
  createTitle(() => t().study)
  return (
    <div class="page">
      <Loaded read={read} pick={(data) => data.study?.overview}>
        {(overview) => (
          <>
            <h1>
              <Show when={membership()}>{(one) => <Local of={one().study.title} />}</Show>
            </h1>
            <Show when={!isDemo() && membership()?.may.includes('edit study')}>
              <MissingNotice study={here('studyId')} />
            </Show>
            <WordsDueNotice study={here('studyId')} />
            <LeftOut people={read.data()?.study?.leftOut} />
            <WhoSpoke of={overview()} />
            <Show when={overview().people > 0}>
              <HowMuchChecked of={overview()} />
              <p class="bar">
                <A class="onward" href="theme">
                  {t().overview.toThemes}
                </A>
                <Show when={overview().suggestions > 0}>
                  <A class="onward" href="undecided">
                    {t().undecided.toQueue}
                  </A>
                </Show>
                <A class="onward" href="change">
                  {t().change.title}
                </A>
                <Show when={membership()?.may.includes('answer board')}>
                  <A class="onward" href="as-board">
                    {t().seen.asBoard}
                  </A>
                  <A class="onward" href="as-lead">
                    {t().seen.asLead}
                  </A>
                </Show>
              </p>
              <Objections study={here('studyId')} theme={null} onlyOpen />
            </Show>
            <section class="overview-waves" aria-label={t().overview.waves}>
              <For each={overview().waves}>{(wave) => <WavePanel of={wave} />}</For>
            </section>
          </>
        )}
      </Loaded>
    </div>
  )
}

function WhoSpoke(props: { of: StudyOverview }) {
  const sentence = () =>
    t().overview.whoSpoke(
      t().counted.people(props.of.people),
      t().counted.responses(props.of.responses),
      t().overview.wavesCount(props.of.waves.length),
    )
  return (
    <p class="lead-sentence measure">
      <Show when={props.of.people > 0} fallback={t().overview.nobody}>
        {sentence()}{' '}
        <Show when={props.of.waves.length > 1}>
          {t().overview.inAllWaves(t().counted.people(props.of.peopleInAllWaves))}
        </Show>
      </Show>
    </p>
  )
}

function HowMuchChecked(props: { of: StudyOverview }) {
  const all = () => props.of.suggestions + props.of.decided
  return (
    <div class="overview-checked measure">
      <p>
        {props.of.decided === 0
          ? t().overview.checkedNone(t().counted.suggestions(props.of.suggestions))
          : `${t().overview.checkedSome(number(props.of.decided), number(all()))} ${t().overview.nothingWaits(number(props.of.decidedPeople), number(props.of.codedPeople))}`}
      </p>
      <Show when={props.of.passagesNotAssisted > 0}>
        <p class="soft">{t().overview.notAssisted(t().counted.passages(props.of.passagesNotAssisted))}</p>
      </Show>
    </div>
  )
}

function WavePanel(props: { of: WaveOverview }) {
  const dates = () => {
    const { opensOn, closesOn } = props.of.wave
    return closesOn ? t().overview.between(date(opensOn), date(closesOn)) : t().overview.since(date(opensOn))
  }
  return (
    <section>
      <h2>
        <Local of={props.of.wave.label} />
      </h2>
      <p class="small soft">{dates()}</p>
      <p>
        {t().counted.people(props.of.people)}, {t().counted.responses(props.of.responses)},{' '}
        {t().counted.passages(props.of.passages)}
      </p>
      <dl>
        <dt>{t().overview.languages}</dt>
        <For each={props.of.languages}>
          {(one) => (
            <dd>
              {t().language[one.language]}: {t().ofBase(number(one.people), number(props.of.people))}
            </dd>
          )}
        </For>
        <dt>{t().overview.modes}</dt>
        <For each={props.of.modes.filter((one) => one.responses > 0)}>
          {(one) => (
            <dd>
              {t().mode[one.mode]}: {t().ofBase(number(one.responses), number(props.of.responses))}
            </dd>
          )}
        </For>
      </dl>
    </section>
  )
}

import { A, useSearchParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { detailPath, useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { nextOf, PageTurner } from '../frame/PageTurner.tsx'
import type { Labelled, Language } from '../graphql.ts'
import { Local } from '../language/Local.tsx'
import { day, plain, t } from '../language/language.ts'
import { ChoiceField } from '../ui/Field.tsx'
import { createKeys, moveAmongStops } from '../ui/keys.ts'
import { Blank } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { detailsQuery, levels, type TranscriptRow } from './operations.ts'
import { asked, createQueue, type Queue } from './queue.ts'
import { w } from './words.ts'
import '../theme/theme.css'
import './detail.css'

const pageSize = 20

/** The transcripts by how far the search for details is. */
export function DetailsPage() {
  const here = useHere()
  const queue = createQueue()
  const [params, setParams] = useSearchParams<{ after?: string }>()
  const read = createRead(detailsQuery, () => ({
    ...asked(here('studyId'), queue),
    ...{ first: pageSize, after: params.after ?? null },
  }))
  createTitle(() => t().details)
  createKeys({ j: () => moveAmongStops(1), k: () => moveAmongStops(-1) })
  return (
    <div class="page">
      <header class="page-head">
        <h1>{t().details}</h1>
        <p class="soft measure">{w().lead}</p>
      </header>
      <Loaded read={read} pick={(data) => data.study} lines={9}>
        {(study) => (
          <>
            <Filters waves={study().waves} spoken={study().languages} queue={queue} />
            <p class="count-line" role="status">
              {w().transcripts(study().details.totalCount)}
            </p>
            <Show
              when={study().details.edges.length}
              fallback={
                <Blank title={w().emptyTitle}>
                  <p>{w().empty}</p>
                </Blank>
              }
            >
              <Transcripts
                study={study().id}
                rows={study().details.edges.map(({ node }) => node)}
                queue={queue}
              />
            </Show>
            <PageTurner
              isFirst={!params.after}
              next={nextOf(study().details)}
              onGo={(after) => setParams({ after: after ?? undefined })}
            />
          </>
        )}
      </Loaded>
    </div>
  )
}

function Filters(props: { waves: Labelled[]; spoken: Language[]; queue: Queue }) {
  const all = () => ({ value: '', label: t().all })
  return (
    <div class="filter-bar no-print" role="group" aria-label={w().filters}>
      <ChoiceField
        label={w().state}
        value={props.queue.level() ?? 'all'}
        choices={[
          ...levels.map((value) => ({ value, label: w().states[value] })),
          { value: 'all', label: t().all },
        ]}
        onChoose={(value) => props.queue.choose('level', value)}
      />
      <ChoiceField
        label={t().theme.wave}
        value={props.queue.wave() ?? ''}
        choices={[all(), ...props.waves.map((one) => ({ value: one.id, label: plain(one.label) }))]}
        onChoose={(value) => props.queue.choose('wave', value)}
      />
      <ChoiceField
        label={t().theme.languageFilter}
        value={props.queue.language() ?? ''}
        choices={[all(), ...props.spoken.map((one) => ({ value: one, label: t().language[one] }))]}
        onChoose={(value) => props.queue.choose('language', value)}
      />
    </div>
  )
}

function Transcripts(props: { study: string; rows: TranscriptRow[]; queue: Queue }) {
  const counted = (row: TranscriptRow) =>
    levels
      .flatMap((level) => (row.levels[level] > 0 ? [w().counts[level](row.levels[level])] : []))
      .join(' · ')
  return (
    <ul class="detail-queue">
      <For each={props.rows}>
        {(row) => (
          <li>
            <A
              href={detailPath(props.study, row.id) + props.queue.search()}
              data-stop
              aria-label={w().open(day(row.submittedAt))}
            >
              {day(row.submittedAt)}
            </A>
            <span class="soft">
              <Local of={row.wave.label} /> · {t().language[row.language]}
            </span>
            <span>{counted(row)}</span>
          </li>
        )}
      </For>
    </ul>
  )
}

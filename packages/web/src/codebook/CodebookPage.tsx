import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { createRead } from '../client.ts'
import { studyPath, useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { number, plain } from '../language/language.ts'
import { Blank } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { CodesTable } from './CodesTable.tsx'
import { createPoll } from './createPoll.ts'
import { LearningPanel } from './LearningPanel.tsx'
import { codebookQuery } from './operations.ts'
import { w } from './words.ts'
import '../theme/theme.css'
import '../theme/quote.css'
import './codebook.css'

/** What codes mean, how well they are found, and what the tagger learned: the evaluator's. */
export function CodebookPage() {
  const here = useHere()
  const read = createRead(codebookQuery, () => ({ study: here('studyId') }))
  createTitle(() => w().title)
  createPoll(() => read.data()?.study?.learning?.models[0]?.state === 'asked', read)
  return (
    <div class="page codebook-page">
      <header class="page-head">
        <h1>{w().title}</h1>
        <p class="soft measure">{w().lead}</p>
        <p class="no-print quote-facts">
          <A href={`${studyPath(here('studyId'))}/missed`}>{w().toMissed}</A>
          <A href={`${studyPath(here('studyId'))}/asked`}>{w().toAsked}</A>
        </p>
      </header>
      <Loaded read={read} pick={(data) => data.study} lines={14}>
        {(study) => (
          <Show when={study().codebook} fallback={<NoCodebook study={here('studyId')} />}>
            {(book) => (
              <>
                <p class="small soft">{w().version(plain(book().title), number(book().version))}</p>
                <Show when={study().learning}>
                  {(learning) => (
                    <LearningPanel
                      study={here('studyId')}
                      book={book()}
                      of={learning()}
                      onDone={read.refetch}
                    />
                  )}
                </Show>
                <CodesTable study={here('studyId')} book={book()} learning={study().learning} />
              </>
            )}
          </Show>
        )}
      </Loaded>
    </div>
  )
}

function NoCodebook(props: { study: string }) {
  return (
    <Blank title={w().noneTitle}>
      <p>{w().none}</p>
      <p>
        <A href={`${studyPath(props.study)}/setup/asking`}>{w().toSetup}</A>
      </p>
    </Blank>
  )
}

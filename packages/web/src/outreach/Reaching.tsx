import { createRead } from '../client.ts'
import { Loaded } from '../frame/Loaded.tsx'
import type { Language } from '../graphql.ts'
import { InvitePart } from './InvitePart.tsx'
import { reachingQuery } from './operations.ts'
import { PlanPart } from './PlanPart.tsx'
import { WhoPart } from './WhoPart.tsx'
import './outreach.css'

/** On the page of a person: who they are, how they may be reached, and what was tried; none of it read back. */
export function Reaching(props: { study: string; person: string; language: Language }) {
  const read = createRead(reachingQuery, () => ({ study: props.study, person: props.person }))
  return (
    <Loaded read={read} pick={(data) => data.study && data.node && { study: data.study, of: data.node }}>
      {(found) => (
        <>
          <PlanPart study={props.study} language={props.language} of={found().of} onDone={read.refetch} />
          <InvitePart
            study={props.study}
            waves={found().study.waves}
            sendsLetters={found().study.sendsLetters}
            asked={found().study.askedByLink}
            of={found().of}
            onDone={read.refetch}
          />
          <WhoPart study={props.study} of={found().of} onDone={read.refetch} />
        </>
      )}
    </Loaded>
  )
}

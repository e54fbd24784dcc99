import { For, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { t } from '../language/language.ts'
import { ById } from '../ui/ById.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { AddMember } from './AddMember.tsx'
import { createChanging } from './changing.ts'
import { MemberItem } from './MemberItem.tsx'
import { type JointAct, membersQuery } from './operations.ts'
import { SecondFactor } from './SecondFactor.tsx'
import { TeamForm } from './TeamForm.tsx'
import './member.css'

export function MembersPage() {
  const here = useHere()
  const read = createRead(membersQuery, () => ({ study: here('studyId') }))
  const changing = createChanging(
    () => here('studyId'),
    () => read.refetch(),
  )
  createTitle(() => t().member.title)
  return (
    <div class="page">
      <header class="page-head">
        <h1>{t().member.title}</h1>
        <p class="soft measure">{t().member.lead}</p>
      </header>
      <div class="member-said">
        <Show when={changing.said()} keyed>
          {(said) => <Notice tone={said.tone}>{said.text}</Notice>}
        </Show>
      </div>
      <Loaded read={read} pick={(data) => data.study?.members}>
        {(members) => (
          <>
            <Show when={members().stranded.length > 0}>
              <Notice tone="problem">{t().member.stranded(members().stranded.join(', '))}</Notice>
            </Show>
            <Show when={members().all.length === 1}>
              <p class="measure">{t().member.alone}</p>
            </Show>
            <ul class="members">
              <ById each={members().all}>
                {(member) => <MemberItem member={member()} roles={members().roles} changing={changing} />}
              </ById>
            </ul>
            <SecondFactor members={members()} changing={changing} />
            <OutOfReach acts={members().outOfReach} />
            <AddMember roles={members().roles} changing={changing} />
            <TeamForm members={members().all} teams={members().teams} changing={changing} />
          </>
        )}
      </Loaded>
    </div>
  )
}

/** What takes more people than there are, said before somebody runs into it. */
function OutOfReach(props: { acts: JointAct[] }) {
  return (
    <Show when={props.acts.length > 0}>
      <section class="out-of-reach measure">
        <h2>{t().member.outOfReach}</h2>
        <ul>
          <For each={props.acts}>{(act) => <li>{t().member.act[act]}</li>}</For>
        </ul>
      </section>
    </Show>
  )
}

import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { createRead } from '../client.ts'
import { studyPath } from '../frame/here.ts'
import { t } from '../language/language.ts'
import { membershipOf, useSession } from '../session.ts'
import { today } from '../ui/day.ts'
import { Notice } from '../ui/Notice.tsx'
import { endOf, retentionQuery, wordsIn } from './retention.ts'
import { w } from './words.ts'

/** Words whose time is over end only where somebody asks: told where the two who may come by, and not on the receipts' page alone. */
export function WordsDueNotice(props: { study: string }) {
  const session = useSession()
  const may = (permission: string) => membershipOf(session, props.study)?.may.includes(permission) ?? false
  return (
    <Show when={may('run retention')}>
      <Told study={props.study} mayAsk={may('end words')} />
    </Show>
  )
}

function Told(props: { study: string; mayAsk: boolean }) {
  const read = createRead(retentionQuery, () => ({ study: props.study, byThen: endOf(today()) }))
  const retention = () => read.data()?.study?.retention
  const people = () => {
    const one = retention()
    return one ? wordsIn(one) : 0
  }
  const next = () => {
    const last = retention()?.wordsEnd
    if (last && last.decidedAt === null) return last.isOwn ? w().wordsEnd.own : w().due.asked
    return props.mayAsk ? w().due.ask : w().due.second
  }
  return (
    <Show when={people()}>
      {(count) => (
        <Notice>
          <span>
            {w().due.words(t().counted.people(count()))} {next()}
          </span>
          <A href={`${studyPath(props.study)}/erasure`}>{w().due.look}</A>
        </Notice>
      )}
    </Show>
  )
}

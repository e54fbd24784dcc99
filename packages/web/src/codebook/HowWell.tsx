import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { createRead } from '../client.ts'
import { codePath } from '../frame/here.ts'
import { membershipOf, useSession } from '../session.ts'
import { CameLines } from './AsItCame.tsx'
import { measuredNow, nowOf, share } from './figures.ts'
import { cameQuery, codebookQuery } from './operations.ts'
import { texts, w } from './words.ts'

type Which = { study: string; code: string }

/** Beside a code wherever it stands: how well it is found, and the way to all that it is read by. */
export function HowWell(props: Which) {
  const session = useSession()
  const may = (what: string) => membershipOf(session, props.study)?.may.includes(what) ?? false
  return (
    <div class="small">
      <Show
        when={may('edit codebook')}
        fallback={
          <Show when={may('read words')}>
            <Came study={props.study} code={props.code} />
          </Show>
        }
      >
        <Figures study={props.study} code={props.code} />
      </Show>
      <A href={codePath(props.study, props.code)}>{w().toRules}</A>
    </div>
  )
}

/** The study's own figures, for its evaluator; before there are any, those that came along. */
function Figures(props: Which) {
  const read = createRead(codebookQuery, () => ({ study: props.study }))
  const said = () => {
    const now = nowOf(read.data()?.study?.learning ?? null)
    const found = now?.codes.find(({ key }) => key === props.code)
    if (!now || !found || found.before.f1 === null) return undefined
    const { precision, recall } = measuredNow(now, found)
    return w().howWell(texts(found.n), share(precision), share(recall))
  }
  const came = () => read.data()?.study?.codebook?.codes.find(({ key }) => key === props.code)?.asItCame
  return (
    <Show when={said()} fallback={<Show when={came()}>{(of) => <CameLines of={of()} />}</Show>}>
      {(text) => <p>{text()}</p>}
    </Show>
  )
}

function Came(props: Which) {
  const read = createRead(cameQuery, () => ({ study: props.study, key: props.code }))
  return <Show when={read.data()?.study?.code?.asItCame}>{(of) => <CameLines of={of()} />}</Show>
}

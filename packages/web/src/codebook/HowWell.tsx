import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { createRead } from '../client.ts'
import { codePath } from '../frame/here.ts'
import { membershipOf, useSession } from '../session.ts'
import { measuredNow, nowOf, share } from './figures.ts'
import { codebookQuery } from './operations.ts'
import { texts, w } from './words.ts'

/** Beside a code wherever it stands: the way to all that it is read by, and for the evaluator how well it is found. */
export function HowWell(props: { study: string; code: string }) {
  const session = useSession()
  const mayEdit = () => membershipOf(session, props.study)?.may.includes('edit codebook') ?? false
  return (
    <div class="small">
      <Show when={mayEdit()}>
        <Figures study={props.study} code={props.code} />
      </Show>
      <A href={codePath(props.study, props.code)}>{w().toRules}</A>
    </div>
  )
}

function Figures(props: { study: string; code: string }) {
  const read = createRead(codebookQuery, () => ({ study: props.study }))
  const said = () => {
    const now = nowOf(read.data()?.study?.learning ?? null)
    const found = now?.codes.find(({ key }) => key === props.code)
    if (!now || !found || found.before.f1 === null) return undefined
    const { precision, recall } = measuredNow(now, found)
    return w().howWell(texts(found.n), share(precision), share(recall))
  }
  return <Show when={said()}>{(text) => <p>{text()}</p>}</Show>
}

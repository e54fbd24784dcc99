import { createSignal, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { AuditFilters } from './AuditFilters.tsx'
import { AuditTable } from './AuditTable.tsx'
import { ChainState } from './ChainState.tsx'
import { createExport } from './createExport.ts'
import { createFilter } from './filter.ts'
import { auditQuery } from './operations.ts'
import './audit.css'

const pageSize = 50

export function AuditPage() {
  const here = useHere()
  const [after, setAfter] = createSignal<string | null>(null)
  const filter = createFilter(() => setAfter(null))
  const study = () => here('studyId')
  const read = createRead(auditQuery, () => ({
    ...{ study: study(), filter: filter.value(), first: pageSize, after: after() },
  }))
  createTitle(() => t().audit.title)
  return (
    <div class="page audit">
      <header class="page-head">
        <h1>{t().audit.title}</h1>
        <p class="soft measure">{t().audit.lead}</p>
      </header>
      <Loaded read={read} pick={(data) => data.auditLog}>
        {(log) => (
          <>
            <ChainState chain={log().chain} />
            <AuditFilters filter={filter} log={log()} />
            <Show
              when={log().entries.edges.length}
              fallback={<p class="soft">{read.isWaiting() ? t().loading : t().audit.empty}</p>}
            >
              <AuditTable entries={log().entries.edges.map(({ node }) => node)} people={log().people} />
            </Show>
            <Pages
              isFirst={after() === null}
              next={log().entries.pageInfo.hasNextPage ? log().entries.pageInfo.endCursor : null}
              onGo={setAfter}
            />
            <Export study={study()} filter={filter} />
          </>
        )}
      </Loaded>
    </div>
  )
}

function Pages(props: { isFirst: boolean; next: string | null; onGo: (after: string | null) => void }) {
  return (
    <div class="bar no-print">
      <Show when={!props.isFirst}>
        <Button onClick={() => props.onGo(null)}>{t().audit.first}</Button>
      </Show>
      <Show when={props.next}>
        {(next) => <Button onClick={() => props.onGo(next())}>{t().audit.more}</Button>}
      </Show>
    </div>
  )
}

function Export(props: { study: string; filter: ReturnType<typeof createFilter> }) {
  const { take, isBusy, said } = createExport({
    study: () => props.study,
    filter: () => props.filter.value(),
  })
  return (
    <div class="audit-export no-print">
      <Button aria-disabled={isBusy()} onClick={() => void take()}>
        {isBusy() ? t().audit.downloading : t().audit.download}
      </Button>
      <Show when={said()}>
        {(told) => <Notice tone={told().isProblem ? 'problem' : 'calm'}>{told().text}</Notice>}
      </Show>
    </div>
  )
}

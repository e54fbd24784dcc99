import {
  instrumentOf,
  lint,
  withoutFollowing,
  withReviewOf,
  type Instrument,
} from '@firsthand/analysis/instrument'
import { type Accessor, createMemo, createSignal, onCleanup, untrack } from 'solid-js'
import { ask, useClient } from '../client.ts'
import type { Language } from '../graphql.ts'
import { createLeaving } from '../ui/leaving.ts'
import { definitionQuery, type Issue, saveDraftMutation, type Version } from './operations.ts'

/** Whether what stands on the page stands on the server: `meanwhile` somebody else saved there. */
export type Saved = 'saved' | 'writing' | 'unreachable' | 'refused' | 'meanwhile'

interface From {
  studyId: string
  languages: readonly Language[]
  version: Version
}

/** After so many milliseconds without a key it is saved; where nobody is reached it is tried again. */
const calm = 700
const again = 3_000

/**
 * A draft as it is being written. It lives in this page's memory until it stands on the server: a lost connection, a
 * second tab or a colleague overwrite nothing, and leaving waits for what is not saved.
 */
export function createDrafting(given: () => From) {
  const { studyId, languages, version } = untrack(given)
  const [instrument, setInstrument] = createSignal<Instrument>(read(version.definition!))
  const [turn, setTurn] = createSignal(0)
  const findings = createMemo(() =>
    withoutFollowing(lint(instrument(), { studyLanguages: languages }), instrument().screens),
  )
  const keeping = createKeeping({ studyId, version, instrument })
  const { revision, saved, issues, save } = keeping
  const change = (edit: (instrument: Instrument) => Instrument) => {
    setInstrument((before) => withReviewOf(before, edit(before)))
    keeping.touch()
  }
  /** Ours over theirs, or theirs instead of ours: a person decides, and sees that there are two. */
  const settle = async (whose: 'ours' | 'theirs') => {
    const there = await keeping.look()
    if (!there?.definition) return
    if (whose === 'ours') return keeping.over(there.revision)
    setInstrument(read(there.definition))
    setTurn((n) => n + 1)
    keeping.take(there.revision)
  }
  createLeaving(
    keeping.isUnsaved,
    (goOn) => void save().then(() => !keeping.isUnsaved() && goOn()),
    () => void save(),
  )
  return {
    ...{ studyId, version, languages, instrument, revision, saved, issues, findings, turn },
    ...{ change, save, settle },
  }
}

export type Drafting = ReturnType<typeof createDrafting>

const read = (definition: string): Instrument => instrumentOf(JSON.parse(definition))

type Kept = Pick<From, 'studyId' | 'version'> & { instrument: Accessor<Instrument> }

/** What stands here against what stands on the server. */
function createKeeping(kept: Kept) {
  const client = useClient()
  const [revision, setRevision] = createSignal(kept.version.revision)
  const [saved, setSaved] = createSignal<Saved>('saved')
  const [issues, setIssues] = createSignal<Issue[]>([])
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending: Promise<void> | undefined
  let [written, stored] = [0, 0]

  const plan = (after: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), after)
  }
  const send = async () => {
    const at = written
    const place = { studyId: kept.studyId, instrumentId: kept.version.id, expected: revision() }
    const input = { ...place, definition: JSON.stringify(kept.instrument()) }
    const { data } = await ask(client, saveDraftMutation, { input })
    const done = data?.done
    setIssues(done?.issues ?? [])
    if (done?.data) {
      setRevision(done.data.revision!)
      stored = at
      return void (written === at ? setSaved('saved') : plan(calm))
    }
    if (done?.__typename === 'EditedMeanwhile') return void setSaved('meanwhile')
    // Behind a lock, or where nobody is reached, the page waits with what was typed.
    const isRefused = done?.__typename === 'InvalidInput' || done?.__typename === 'Frozen'
    setSaved(isRefused ? 'refused' : 'unreachable')
    if (!isRefused) plan(again)
  }
  /** One at a time, so that a slow answer is not overtaken by the next. */
  const save = async (): Promise<void> => {
    clearTimeout(timer)
    // Of two who waited for the same one the first begins the next, and the other waits for that too.
    while (sending) await sending
    if (written === stored || saved() === 'meanwhile') return
    sending = send().finally(() => (sending = undefined))
    await sending
  }
  const touch = () => {
    written += 1
    if (saved() === 'meanwhile') return
    setSaved('writing')
    plan(calm)
  }
  const over = (there: number) => {
    setRevision(there)
    setSaved('writing')
    return save()
  }
  const take = (there: number) => {
    setRevision(there)
    stored = written
    setSaved('saved')
  }
  const look = async () => (await ask(client, definitionQuery, { instrument: kept.version.id })).data?.node
  onCleanup(() => clearTimeout(timer))
  return { revision, saved, issues, save, touch, look, over, take, isUnsaved: () => written !== stored }
}

// A row in each column that holds something sealed and that a short story comes to by no act of its own.
import type { Client } from 'pg'
import { sealedAs } from '../../packages/api/src/drill/commands.ts'
import { reachOf } from '../../packages/api/src/duty/commands.ts'
import { placeOfBase } from '../../packages/api/src/handover/handover.ts'
import type { Words } from '../../packages/api/src/words.ts'
import { bare } from './deciding.ts'
import { pastRules } from './pastRules.ts'
import type { Frame } from './world.ts'

type Given = { words: Words; frame: Frame; study: string; pat: string; text: string }

/** Past every rule but the keys. */
export const sealTheRest = async (client: Client, { words, frame, study, pat, text }: Given) => {
  const put = putInto(client)
  const person = { studyId: study, participantId: bare(pat) }
  const sealed = async (row: string) =>
    Buffer.from(await words.seal({ ...person, row, column: 'sitting' }, text))
  const {
    rows: [passage],
  } = await client.query<{ id: string }>('SELECT id FROM "Passage" WHERE "participantId" = $1', [bare(pat)])
  await pastRules(client, async () => {
    await put('Sitting', {
      ...person,
      id: 'sits',
      waveId: bare(frame.waveId),
      invitationId: 'i',
      instrumentId: bare(frame.instrumentId),
      language: 'en',
      openedAt: at,
      usedAt: at,
      sight: 'all',
      sinceTurn: 0,
      turn: 0,
      movedTurn: 0,
      isKept: false,
      progress: await sealed('sits progress'),
    })
    await put('SavedScreen', {
      ...person,
      sittingId: 'sits',
      screen: 's',
      turn: 1,
      savedAt: at,
      answers: await sealed('sits s'),
    })
    for (const participantId of [bare(pat), null]) {
      const id = participantId ? 'theirs' : 'ours'
      const note = { studyId: study, row: id, participantId }
      await put('Objection', {
        studyId: study,
        id,
        participantId,
        passageId: participantId && passage!.id,
        accountId: 'cleo',
        themeKey: 't',
        raisedAt: at,
        owedBy: at,
        words: Buffer.from(await words.sealForBoard({ ...note, column: 'objection' }, text)),
        answer: Buffer.from(await words.sealForBoard({ ...note, column: 'answer' }, text)),
      })
    }
    await sealForStudy(put, { words, study, pat, text })
    await sealHandedOver(put, { words, study, pat, text, passageId: passage!.id })
    await sealDemanded(put, { words, study, text })
  })
}

const at = new Date().toISOString()

type Put = (table: string, row: object) => Promise<unknown>

const putInto =
  (client: Client): Put =>
  (table, row) =>
    client.query(`INSERT INTO "${table}" SELECT (jsonb_populate_record(NULL::"${table}", $1::jsonb)).*`, [
      JSON.stringify(row, (_, value) =>
        value?.type === 'Buffer' ? `\\x${Buffer.from(value.data).toString('hex')}` : value,
      ),
    ])

const sealForStudy = async (put: Put, { words, study, pat, text }: Omit<Given, 'frame'>) => {
  await put('LearnedModel', {
    studyId: study,
    id: 'model',
    number: 1,
    codebookId: 'c',
    state: 'aside',
    askedAt: at,
    texts: 0,
    people: 0,
    decisions: 0,
    learnedAt: at,
    report: {},
    sealed: Buffer.from(await words.sealModel({ studyId: study, row: 'model' }, text)),
  })
  // One that two people signed: nobody changes it any more.
  await put('SafetyFlag', {
    studyId: study,
    id: 'flag',
    participantId: bare(pat),
    responseId: 'r',
    source: 'person',
    round: 0,
    tier: 2,
    kinds: [],
    services: [],
    rules: [],
    raisedAt: at,
    acknowledgedAt: at,
    acknowledgedBy: 'sue',
    outcome: 'nothing_found',
    decidedAt: at,
    decidedBy: 'sue',
    signedAt: at,
    signedBy: 'sal',
    hasReference: false,
    note: Buffer.from(await words.sealForSafety({ studyId: study, id: 'flag' }, text)),
  })
  await put('Batch', {
    ...{ studyId: study, id: 'batch', number: 99, key: 'batch', format: 'txt', state: 'undone' },
    ...{
      fileDigest: '',
      contentDigest: '',
      parts: 1,
      received: [0],
      people: 1,
      formVersion: 'f',
      scopes: [],
    },
    ...{ party: 'youth', isAdult: true, until: at, attestedBy: 'ada', attestedAt: at, isHandled: true },
    handledBy: Buffer.from(await words.sealForSafety({ studyId: study, id: 'batch' }, text)),
    handledOn: '2026-01-02',
  })
  await put('DutyReach', {
    studyId: study,
    accountId: 'sue',
    address: Buffer.from(await words.sealForSafety(reachOf({ studyId: study, accountId: 'sue' }), text)),
  })
}

const sealHandedOver = async (
  put: Put,
  { words, study, pat, text, passageId }: Omit<Given, 'frame'> & { passageId: string },
) => {
  const handedOver = async (place: Parameters<Words['sealForHandover']>[0]) =>
    Buffer.from(await words.sealForHandover(place, text))
  await put('HandoverQuote', {
    studyId: study,
    id: 'quote',
    handoverId: 'handover',
    number: 1,
    themeKey: 't',
    participantId: bare(pat),
    passageId,
    codingId: 'c',
    language: 'en',
    words: Buffer.from(
      await words.seal({ studyId: study, participantId: bare(pat), row: 'quote', column: 'handover' }, text),
    ),
  })
  for (const waveKey of ['', 'w1'])
    await put('HandoverBase', {
      studyId: study,
      handoverId: 'handover',
      waveKey,
      people: await handedOver(placeOfBase({ studyId: study, id: 'handover' }, waveKey)),
    })
  await put('HandoverRecipient', {
    studyId: study,
    id: 'recipient',
    handoverId: 'handover',
    sealed: await handedOver({ studyId: study, row: 'recipient', column: 'recipient' }),
    receivedOn: at,
    recordedBy: 'ada',
    recordedAt: at,
  })
}

const sealDemanded = async (put: Put, { words, study, text }: Omit<Given, 'frame' | 'pat'>) => {
  const demanded = async (column: 'demander' | 'asked') =>
    Buffer.from(await words.sealForDemand({ studyId: study, id: 'demand', column }, text))
  await put('LegalDemand', {
    studyId: study,
    id: 'demand',
    kind: 'subpoena',
    receivedOn: at,
    demander: await demanded('demander'),
    asked: await demanded('asked'),
    recordedBy: 'dara',
    recordedAt: at,
  })
  await put('DrillItem', {
    studyId: study,
    id: 'item',
    drillId: 'drill',
    key: 'k',
    round: 0,
    tier: 2,
    kinds: [],
    screenedAt: at,
    raisedAt: at,
    acknowledgedAt: at,
    acknowledgedBy: 'sue',
    outcome: 'reported',
    decidedAt: at,
    decidedBy: 'sue',
    note: Buffer.from(await words.sealForSafety(sealedAs({ studyId: study, itemId: 'item' }), text)),
  })
}

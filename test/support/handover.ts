// A study of which something may be handed over: twenty-six people, half of whom speak of the police and half of court, all read
// and decided, and quotes that two people let leave for the public.
import { withClient } from '../../packages/api/src/database/pool.ts'
import { aBatch, agreed } from './batch.ts'
import { bare } from './deciding.ts'
import { throughDesk } from './detail.ts'
import { act, approveQuote, type Frame, type Someone, type World } from './world.ts'

export const marker = 'zyxquorble'
const things = [
  ...[marker, 'basket', 'candle', 'drawer', 'engine', 'feather', 'garden', 'hammer', 'island', 'jacket'],
  ...['kettle', 'ladder', 'mirror'],
]
export const ofPolice = (thing: string) =>
  `The police put me in handcuffs beside the ${thing} and I was afraid of them.`
export const ofCourt = (thing: string) => `The judge listened to me in court, beside a ${thing}.`

export const asOwner = <Row = object>(world: World, text: string, values: unknown[] = []): Promise<Row[]> =>
  withClient(world.database.owner, async (client) => (await client.query(text, values)).rows as Row[])

const entry = (text: string) => ({
  language: 'en',
  responses: [{ language: 'en', answers: [{ question: 0, text }] }],
})

/** Brings the words in and decides about every suggestion: police and court are what was spoken of, and nothing else. */
export const bringToHandOver = async (world: World, frame: Frame): Promise<void> => {
  const entries = [...things.map(ofPolice), ...things.map(ofCourt)].map(entry)
  const scopes = [...agreed.scopes, 'quote_verbatim', 'share_advisory_board']
  const consent = { ...agreed, scopes }
  const sent = { ...aBatch(frame), people: entries.length, entries, consent }
  const { refused, message } = await act(world.ada, 'importBatch', sent)
  if (refused) throw new Error(message)
  await world.instance.settled()
  await throughDesk(frame, world.ben, world.ada)
  await asOwner(
    world,
    `UPDATE "Coding" c SET state = CASE WHEN k.key = ANY ($2) THEN 'accepted' ELSE 'rejected' END::"CodingState"
     FROM "Code" k WHERE k.id = c."codeId" AND k."studyId" = c."studyId" AND c."studyId" = $1`,
    [bare(frame.studyId), ['law_enforcement_trust', 'judicial_voice']],
  )
}

type Codings = {
  study: { theme: { quotes: { edges: { node: { id: string; state: string; quote: { text: string } } }[] } } }
}

export const codingOf = async (who: Someone, { studyId }: Frame, theme: string, thing: string) => {
  const { data } = await who.ask<Codings>(
    `query ($id: ID!, $theme: String!) { study(id: $id) { theme(key: $theme) { quotes(first: 100) { edges { node { id state quote { text } } } } } } }`,
    { id: studyId, theme },
  )
  return data.study.theme.quotes.edges
    .map(({ node }) => node)
    .find(({ quote, state }) => state === 'accepted' && quote.text.includes(thing))!.id
}

/** Ben prepares and Ada approves: it may leave for the public. */
export const letLeave = async (world: World, frame: Frame, theme: string, thing: string) => {
  const codingId = await codingOf(world.ada, frame, theme, thing)
  for (const who of [world.ben, world.ada]) {
    const { refused, message } = await approveQuote(who, {
      studyId: frame.studyId,
      codingId,
      audience: 'public',
    })
    if (refused) throw new Error(message)
  }
  return codingId
}

/** Whose words these are. */
export const speakerOf = async (world: World, codingId: string): Promise<string> => {
  const rows = await asOwner<{ id: string }>(
    world,
    'SELECT "participantId" AS id FROM "Coding" WHERE id = $1',
    [bare(codingId)],
  )
  return `Participant-${rows[0]!.id}`
}

export type Shown = {
  id: string
  number: number
  openCount: number
  takenBackCount: number
  file: string | null
  recipients: {
    id: string
    body: string
    notices: { id: string; quoteNumber: number | null; sentBy: string | null; doneAt: string | null }[]
    letter: { subject: string; text: string } | null
  }[]
  document: {
    note: { points: string[] } | null
    sections: {
      key: string
      figures: { wave: string; text: string; base: string | null; isWithheld: boolean }[]
      quotes: { number: number; text: string; isTakenBack: boolean }[]
    }[]
  } | null
}

/** A handover as its page shows it, and the file with it. */
export const handoverOf = async (who: Someone, { studyId }: Frame, number: number, language = 'en') => {
  const { data, errors } = await who.ask<{ study: { handover: Shown | null } | null }>(
    `query ($id: ID!, $number: Int!, $language: Language!) { study(id: $id) { handover(number: $number) {
      id number openCount takenBackCount file(language: $language)
      recipients { id body notices { id quoteNumber sentBy doneAt } letter(language: $language) { subject text } }
      document(language: $language) { note { points } sections { key figures { wave text base isWithheld }
        quotes { number text isTakenBack } } } } } }`,
    { id: studyId, number, language },
  )
  if (errors) throw new Error(errors[0]!.extensions.code)
  return data.study?.handover ?? null
}

/** The quotes of somebody, as an older copy of the database would hold them. */
export type Copy = { id: string; row: object }[]

export const copyOf = (world: World, person: string): Promise<Copy> =>
  asOwner<Copy[number]>(
    world,
    'SELECT q.id, to_jsonb(q) AS row FROM "HandoverQuote" q WHERE "participantId" = $1',
    [bare(person)],
  )

/** Puts the copy back past the triggers, as restoring does; it does not know that they withdrew. */
export const putBack = (world: World, person: string, copy: Copy) =>
  asOwner(
    world,
    `DO $$ BEGIN
      SET LOCAL session_replication_role = replica;
      DELETE FROM "ConsentDecision" WHERE "participantId" = '${bare(person)}' AND decision = 'withdrawn';
      ${copy
        .map(
          ({ id, row }) => `DELETE FROM "HandoverQuote" WHERE id = '${id}';
      INSERT INTO "HandoverQuote" SELECT (jsonb_populate_record(NULL::"HandoverQuote", '${JSON.stringify(row)}'::jsonb)).*;`,
        )
        .join('\n')}
    END $$`,
  )

// Whose rows are whose: Ines, who interviews, meets those alone whom she enrolled or talked with; and Ben, who works with
// Pat, finds nothing of Pat anywhere, while Sam's words stay where they are.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare, passageOf, seen, type Passage } from './support/deciding.ts'
import { throughDesk } from './support/detail.ts'
import { act, aParticipant, approveQuote, aStudy, joinStudy, newcomer, openWorld } from './support/world.ts'
import { submission, type Frame, type Someone, type World } from './support/world.ts'

const patSaid =
  'The police took my apricot and put me in handcuffs, and I was afraid of them. The judge did not listen to me in court.'
const samSaid = 'The police took my bilberry and put me in handcuffs, and I was afraid of them.'
const scopes = ['participate', 'analyse', 'automated_assist', 'quote_verbatim', 'share_advisory_board']

let world: World
let frame: Frame
let benId: string
let dara: Someone
let ines: Someone
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  benId = `Account-${await joinStudy(world, 'ben', frame, 'evaluator', 'board')}`
  dara = (await newcomer(world, 'dara', frame, 'data_steward')).browser
  ines = (await newcomer(world, 'ines', frame, 'interviewer')).browser
})
afterAll(() => world.close())

const said = async (who: Someone, text: string, by: Someone = who) => {
  const person = await aParticipant(who, frame, { scopes })
  const { id: response } = await act(by, 'submitResponse', {
    ...submission(frame, person, text),
    mode: 'interview',
  })
  await world.instance.settled()
  return { person, response }
}

type Listed = { totalCount: number; edges: { node: { id: string } }[] }
const lists = async (who: Someone) => {
  const { data } = await who.ask<{ study: { participants: Listed; responses: Listed } }>(
    `query ($id: ID!) { study(id: $id) { participants { totalCount edges { node { id } } }
      responses { totalCount edges { node { id } } } } }`,
    { id: frame.studyId },
  )
  const idsIn = ({ totalCount, edges }: Listed) => ({ totalCount, ids: edges.map(({ node }) => node.id) })
  return { people: idsIn(data.study.participants), responses: idsIn(data.study.responses) }
}

/** Every number of the desk. */
const counted = async (who: Someone) => {
  const said = 'people base passages proposed decided rejected confirmedPeople'
  const { data, errors } = await who.ask<{ study: { leftOut: number } }>(
    `query ($id: ID!) { study(id: $id) { leftOut
      overview { people peopleInAllWaves responses passages suggestions decided codedPeople decidedPeople passagesNotAssisted
        waves { people responses passages languages { people } modes { responses } } }
      themes { key waves { ${said} stances { positive negative mixed neutral } languages { people base } } }
      change { waves { responses modes { responses } languages { responses } instruments { responses }
          readWith { passages proposed decided } }
        again { people again }
        topics { topic figures { waves { people base missing answers quotes } pairs { base better same worse } }
          words { waves { ${said} } pairs { base both before after } } } } } }`,
    { id: frame.studyId },
  )
  expect(errors).toBeUndefined()
  const { leftOut, ...counts } = data.study
  return { leftOut, counts }
}

/** How many said it, in the words that board and lead get. */
const leaving = async (who: Someone) => {
  const said = 'said { word because reach }'
  const { data, errors } = await who.ask(
    `query ($id: ID!) { board(study: $id) { cards { key ${said} } }
      lead(study: $id) { change { topic rows { ${said} } } } }`,
    { id: frame.studyId },
  )
  expect(errors).toBeUndefined()
  return data
}

const node = async (who: Someone, id: string) =>
  JSON.stringify((await who.ask('query ($id: ID!) { node(id: $id) { __typename id } }', { id })).data)

describe('Ines, who interviews', () => {
  it('records whom she meets, and reads her own interviews, as clean as anybody reads them', async () => {
    const { person, response } = await said(ines, 'My name is Rosalind and the judge listened.')
    const { data } = await ines.ask<{ node: { participant: object; answers: { passages: Passage[] }[] } }>(
      `query ($id: ID!) { node(id: $id) { ... on Response { participant { id consents { scope isEffective } }
        answers { passages { text } } } } }`,
      { id: response },
    )
    expect(data.node.participant).toMatchObject({ id: person })
    expect(data.node.answers[0]!.passages[0]!.text).toContain('the judge listened')
    expect(data.node.answers[0]!.passages[0]!.text).not.toContain('Rosalind')
    expect((await lists(ines)).responses).toEqual({ totalCount: 1, ids: [response] })
  })

  it('meets nobody else: not in lists, not by id, not when she records', async () => {
    const before = await lists(ines)
    const { person, response } = await said(world.ada, 'The nurse was kind.')
    expect(await lists(ines)).toEqual(before)
    for (const id of [person, response]) expect(await node(ines, id)).toBe('{"node":null}')
    const consent = {
      party: 'youth',
      scopes: ['analyse'],
      decision: 'withdrawn',
      until: '2090-01-01T00:00:00Z',
    }
    const tried = [
      await act(ines, 'recordConsent', { studyId: frame.studyId, participantId: person, ...consent }),
      await act(ines, 'submitResponse', submission(frame, person, 'Words of another.')),
    ]
    expect(tried.map(({ refused }) => refused)).toEqual(['not_found', 'not_found'])
  })

  it('reads what she recorded of somebody, and not what another did', async () => {
    const { person, response } = await said(ines, 'The court was cold.')
    await act(world.ada, 'submitResponse', submission(frame, person, 'The shelter was warm.'))
    const { data } = await ines.ask<{ node: { responses: Listed } }>(
      'query ($id: ID!) { node(id: $id) { ... on Participant { responses { totalCount edges { node { id } } } } } }',
      { id: person },
    )
    expect(data.node.responses).toEqual({ totalCount: 1, edges: [{ node: { id: response } }] })
  })

  it('is told what was concluded by nobody: themes, codings and the pipeline are not hers', async () => {
    for (const field of [
      'themes { key }',
      'undecidedCount { codings }',
      'pipeline { steps { step } }',
      'codebook { id }',
    ]) {
      const { errors } = await ines.ask(`query ($id: ID!) { study(id: $id) { ${field} } }`, {
        id: frame.studyId,
      })
      expect(errors?.[0]?.extensions.code).toBe('forbidden')
    }
  })
})

describe('Ben, who works with Pat', () => {
  let pat: { person: string; response: string }
  let codings: { pat: string; sam: string }
  let decision: string
  const worker = () => ({ studyId: frame.studyId, participantId: pat.person, accountId: benId })

  beforeAll(async () => {
    pat = await said(world.ada, patSaid)
    await said(world.ada, samSaid)
    // Enough others for quotes to leave at all.
    for (let nth = 0; nth < 10; nth++)
      await said(world.ada, patSaid.replace('apricot', `fig of ${'abcdefghij'[nth]!}ill`))
    type Row = { id: string; revision: number; quote: { text: string } }
    const { data: found } = await world.ada.ask<{ study: { theme: { quotes: { edges: { node: Row }[] } } } }>(
      'query ($id: ID!) { study(id: $id) { theme(key: "theme_police") { quotes(first: 100) { edges { node { id revision quote { text } } } } } } }',
      { id: frame.studyId },
    )
    const rows = found.study.theme.quotes.edges.map((edge) => edge.node)
    const about = (fruit: string) => rows.find(({ quote }) => quote.text.includes(fruit))!
    for (const one of [about('apricot'), about('bilberry'), about('aill'), about('bill')])
      await act(world.ada, 'acceptCoding', { studyId: frame.studyId, ...seen(one) })
    codings = { pat: about('apricot').id, sam: about('bilberry').id }
    const { data } = await world.ada.ask<{ node: { decision: { id: string } } }>(
      'query ($id: ID!) { node(id: $id) { ... on Coding { decision { id } } } }',
      { id: codings.pat },
    )
    decision = data.node.decision.id
  })

  it('is recorded so by Dara, who sees with whom somebody works', async () => {
    expect((await lists(world.ben)).responses.ids).toContain(pat.response)
    const { data } = await dara.ask<{ study: { members: { all: { id: string; name: string }[] } } }>(
      'query ($id: ID!) { study(id: $id) { members { all { id name } } } }',
      { id: frame.studyId },
    )
    expect(data.study.members.all).toContainEqual({ id: benId, name: 'ben' })
    expect(await act(dara, 'recordWorker', worker())).toMatchObject({ id: pat.person })
    const { data: told } = await dara.ask(
      'query ($id: ID!) { node(id: $id) { ... on Participant { workers { name } } } }',
      { id: pat.person },
    )
    expect(told).toEqual({ node: { workers: [{ name: 'ben' }] } })
  })

  it('finds nothing of Pat by any id, as if there were none', async () => {
    const passage = (await passageOf(world.ada, pat.response)).id
    for (const id of [pat.person, pat.response, passage, codings.pat, decision]) {
      expect(await node(world.ada, id)).toContain(id)
      expect(await node(world.ben, id)).toBe('{"node":null}')
    }
    expect(await node(world.ben, codings.sam)).toContain(codings.sam)
  })

  it('meets Pat in no list, no total, no queue and no search', async () => {
    const [his, hers] = [await lists(world.ben), await lists(world.ada)]
    for (const list of ['people', 'responses'] as const) {
      expect(his[list].totalCount).toBe(hers[list].totalCount - 1)
      expect(his[list].ids).not.toContain(list === 'people' ? pat.person : pat.response)
    }
    type Found = {
      study: { undecided: Listed; theme: { all: Quotes; ofPat: Quotes; ofSam: Quotes; count: object } }
    }
    type Quotes = { totalCount: number; people: number; edges: { node: { quote: { text: string } } }[] }
    const look = async (who: Someone) => {
      const quotes = 'totalCount people edges { node { quote { text } } }'
      const { data, text } = await who.ask<Found>(
        `query ($id: ID!) { study(id: $id) { undecided(first: 100) { totalCount edges { node { id } } } theme(key: "theme_police") {
          all: quotes(first: 100) { ${quotes} } ofPat: quotes(filter: { search: "apricot" }) { ${quotes} }
          ofSam: quotes(filter: { search: "bilberry" }) { ${quotes} } count: quoteCount(filter: { search: "apricot" }) { quotes people } } } }`,
        { id: frame.studyId },
      )
      return { ...data.study.theme, undecided: data.study.undecided.totalCount, text }
    }
    const [ben, ada] = [await look(world.ben), await look(world.ada)]
    expect(ada.text).toContain('apricot')
    expect(ben.text).not.toContain('apricot')
    expect(ben.ofPat).toEqual({ totalCount: 0, people: 0, edges: [] })
    expect(ben.count).toEqual({ quotes: 0, people: 0 })
    expect(ben.ofSam.people).toBe(1)
    expect(ben.all.people).toBe(ada.all.people - 1)
    expect(ben.undecided).toBeLessThan(ada.undecided)
  })

  it('decides nothing about Pat, lets nothing of Pat leave, and records nothing', async () => {
    const { id: passageId, codings: there } = await passageOf(world.ada, pat.response)
    const { studyId } = frame
    const at = { studyId, ...seen(there[0]!) }
    const release = { studyId, codingId: codings.pat, audience: 'board' }
    const consent = {
      party: 'youth',
      scopes: ['analyse'],
      decision: 'withdrawn',
      until: '2090-01-01T00:00:00Z',
    }
    const attempts: [string, object][] = [
      ...['acceptCoding', 'rejectCoding', 'undoDecision'].map((one): [string, object] => [one, at]),
      ['changeCoding', { ...at, codeId: there[0]!.code.id }],
      [
        'addCoding',
        {
          ...{ studyId, passageId, codeId: there[0]!.code.id, expected: 0 },
          ...{ digest: 'a', spans: [{ start: 0, end: 3 }], stance: 'neutral' },
        },
      ],
      ['approveQuote', { ...release, step: 'prepare', expected: 1, shown: { start: 0, end: 1 } }],
      ['withdrawApproval', release],
      ['markPassages', { studyId, responseId: pat.response, passages: [{ id: passageId, digest: 'a' }] }],
      ['recordConsent', { studyId, participantId: pat.person, ...consent }],
      ['submitResponse', submission(frame, pat.person, 'Words for another.')],
      ['removeWorker', worker()],
    ]
    for (const [mutation, input] of attempts)
      expect([mutation, (await act(world.ben, mutation, input)).refused]).toEqual([mutation, 'not_found'])
  })

  it('does not hear Pat on the board either, where the others do', async () => {
    const cora = (await newcomer(world, 'cora', frame, 'coder', 'board')).browser
    await throughDesk(frame, cora, world.ada)
    for (const codingId of [codings.pat, codings.sam])
      for (const who of [dara, world.ada])
        if (who === world.ada)
          await approveQuote(who, { studyId: frame.studyId, codingId, audience: 'board' })
    for (const codingId of [codings.pat, codings.sam])
      await approveQuote(cora, { studyId: frame.studyId, codingId, audience: 'board' })
    const heard = async (who: Someone) =>
      (
        await who.ask('query ($id: ID!) { board(study: $id) { cards { quotes { text } } } }', {
          id: frame.studyId,
        })
      ).text
    expect(await heard(cora)).toContain('apricot')
    expect(await heard(world.ben)).not.toContain('apricot')
    expect(await heard(world.ben)).toContain('bilberry')
  })

  it('raised from a card is kept, and it is said whether anybody watches, not with whom they work', async () => {
    const cleo = (await newcomer(world, 'cleo', frame, 'board')).browser
    const { data } = await cleo.ask<{ board: { cards: { key: string; quotes: { key: string }[] }[] } }>(
      'query ($id: ID!) { board(study: $id) { cards { key quotes { key } } } }',
      { id: frame.studyId },
    )
    const { key: themeKey, quotes } = data.board.cards.find((card) => card.quotes.length > 0)!
    const raised = async () =>
      (
        await cleo.ask<{ done: { data: { hasReviewer: boolean } } }>(
          'mutation ($input: RaiseQuoteInput!) { done: raiseQuote(input: $input) { ... on MutationRaiseQuoteSuccess { data { hasReviewer } } } }',
          { input: { studyId: frame.studyId, themeKey, quoteKey: quotes[0]!.key } },
        )
      ).data.done.data.hasReviewer
    expect(await raised()).toBe(false)
    const { id } = await newcomer(world, 'sue', frame, 'safety_reviewer')
    expect(await raised()).toBe(true)
    const { participant, participantWorker } = world.instance.app.db
    const people = await participant.findMany({ where: { studyId: bare(frame.studyId) } })
    const worksWith = ({ studyId, id: participantId }: (typeof people)[number]) => ({
      ...{ studyId, participantId, accountId: bare(id) },
    })
    await participantWorker.createMany({ data: people.map(worksWith) })
    expect(await raised()).toBe(true)
  })

  it('is not told of a step that failed for Pat, and has it not tried again', async () => {
    const jobId = await withClient(world.database.owner, async (client) => {
      const { rows } = await client.query<{ id: string }>(
        `UPDATE pgboss.job SET state = 'failed' WHERE data->>'responseId' = $1 AND state = 'completed' RETURNING id`,
        [bare(pat.response)],
      )
      return rows[0]!.id
    })
    const jobs = async (who: Someone) =>
      (
        await who.ask(
          'query ($id: ID!) { study(id: $id) { pipeline { jobs { totalCount edges { node { subject } } } } } }',
          {
            id: frame.studyId,
          },
        )
      ).text
    expect(await jobs(world.ada)).toContain(pat.response)
    expect(await jobs(world.ben)).toContain('"totalCount":0')
    const { data } = await world.ben.ask<{ retryJob: { code: string } }>(
      'mutation ($input: RetryJobInput!) { retryJob(input: $input) { ... on Refusal { code } } }',
      { input: { studyId: frame.studyId, jobId } },
    )
    expect(data.retryJob.code).toBe('not_found')
  })

  it('meets Pat again when they do not work together any more', async () => {
    expect(await act(dara, 'removeWorker', worker())).toMatchObject({ id: pat.person })
    expect(await node(world.ben, pat.response)).toContain(pat.response)
  })

  it('counts what everybody would count were Pat not there; what leaves the desk is of all', async () => {
    const { id: waveId } = await act(world.ada, 'addWave', {
      ...{ studyId: frame.studyId, key: 'after', label: { en: 'After' }, opensOn: '2026-06-01' },
    })
    const later = { ...frame, waveId }
    const sam = await aParticipant(world.ada, frame, { scopes })
    for (const person of [pat.person, sam])
      for (const of of [frame, later]) {
        const closed = { questionId: frame.questions['G1']!, value: of === later ? 5 : 2 }
        const asked = submission(of, person, patSaid)
        await act(world.ada, 'submitResponse', { ...asked, answers: [...asked.answers, closed] })
      }
    await world.instance.settled()
    const { codings: there } = await passageOf(world.ada, pat.response)
    const waits = there.find(({ state }) => state === 'proposed')!
    await act(world.ada, 'rejectCoding', { studyId: frame.studyId, ...seen(waits) })
    await act(dara, 'recordWorker', worker())

    const [ben, ada] = [await counted(world.ben), await counted(world.ada)]
    expect([ben.leftOut, ada.leftOut]).toEqual([1, 0])
    expect(ben.counts).not.toEqual(ada.counts)
    expect(await leaving(world.ben)).toEqual(await leaving(world.ada))

    for (const party of ['participate', 'analyse'])
      await act(world.ada, 'recordConsent', {
        ...{ studyId: frame.studyId, participantId: pat.person, party: 'youth', scopes: [party] },
        ...{ decision: 'withdrawn', until: '2090-01-01T00:00:00Z' },
      })
    expect((await counted(world.ada)).counts).toEqual(ben.counts)
    expect((await counted(world.ben)).counts).toEqual(ben.counts)
  })

  it('is somebody of the study, or is not recorded', async () => {
    const { data } = await world.eve.ask<{ viewer: { id: string } }>('{ viewer { id } }')
    const told = await act(dara, 'recordWorker', { ...worker(), accountId: `Account-${data.viewer.id}` })
    expect(told).toMatchObject({ refused: 'not_found', message: 'There is no such member here.' })
  })
})

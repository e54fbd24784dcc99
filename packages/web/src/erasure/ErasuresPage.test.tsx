import { screen } from '@solidjs/testing-library'
import { describe, expect, it } from 'vitest'
import { speak } from '../language/language.ts'
import { sitDown } from '../testing/desk.tsx'
import { ada, studyId } from '../testing/world.ts'

const kinds = ['responses', 'answers', 'passages', 'codings', 'decisions', 'approvals', 'objections'] as const
const others = ['screens', 'notes', 'jobs'] as const
const runs = {
  ...ada,
  memberships: ada.memberships.map((one) => ({
    ...one,
    may: [...one.may, 'read erasures', 'run retention'],
  })),
}
const receipt = (count: number) => ({
  ...{ __typename: 'Erasure', id: 'Erasure-1', code: 'K4-7', participantId: 'Participant-1', isOwn: true },
  ...{ askedAt: '2026-11-27T08:00:00Z', dueAt: '2026-12-27T08:00:00Z', doneAt: null, keyEndedAt: null },
  ...{ isInKeyCopy: false, foundAt: null },
  notices: count,
  removed: [...kinds, ...others].map((kind) => ({ __typename: 'RemovedCount', kind, count })),
})
const ended = (count: number, isAgreed: boolean | null) => ({
  ...{
    __typename: 'WordsEnd',
    askedAt: '2026-11-27T08:00:00Z',
    saidBefore: '2023-11-27T08:00:00Z',
    isAgreed,
  },
  ...{ askedBy: 'Dara', isOwn: false, decidedAt: isAgreed ? '2026-11-27T09:00:00Z' : null },
  ...{ people: count, responses: count },
})

/** The page of so many of everything, and of a request that waits or was agreed to. */
const open = (count: number, isAgreed: boolean | null = null) =>
  sitDown(`/study/${studyId}/erasure`, runs as typeof ada, {
    Erasures: () => ({
      study: {
        ...{ __typename: 'Study', id: studyId },
        erasures: {
          ...{ __typename: 'StudyErasuresConnection', totalCount: 1 },
          pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
          edges: [{ __typename: 'StudyErasuresConnectionEdge', cursor: 'a', node: receipt(count) }],
        },
      },
    }),
    Retention: () => ({
      study: {
        ...{ __typename: 'Study', id: studyId },
        retention: {
          ...{ __typename: 'Retention', closedOn: null, resultsReturnedOn: null },
          due: [{ __typename: 'DueCount', kind: 'words', people: count, isDestroyed: false }],
          wordsEnd: ended(count, isAgreed),
        },
      },
    }),
  })

const text = async (found: string | RegExp) => (await screen.findByText(found)).textContent

describe('what is gone', () => {
  it('counts one of a thing as one, in both languages', async () => {
    open(1)
    expect(await text(/^1 response · /)).toBe(
      '1 response · 1 answer · 1 passage, with its search index · 1 code at them, with the reasons · 1 decision about codes · 1 step of letting quotes leave · 1 objection of the board to their quotes · 1 screen of a sitting that was not over · 1 note made of them beforehand · 1 job',
    )
    expect(await text(/^Dara asked/)).toMatch(/: at most 1 response of 1 person\.$/)
    expect(await text(/^Words older/)).toMatch(/: of 1 person \(/)
    await screen.findByText('1 notice to recipients of handovers followed from it.')
    speak('es')
    expect(await text(/^1 respuesta · /)).toBe(
      '1 respuesta · 1 contestación · 1 pasaje, con su índice de búsqueda · 1 código en ellos, con sus razones · 1 decisión sobre códigos · 1 paso para dejar salir citas · 1 objeción del consejo a sus citas · 1 pantalla de una sesión sin terminar · 1 nota que se hizo antes · 1 tarea',
    )
    expect(await text(/^Dara lo pidió/)).toMatch(/: a lo sumo 1 respuesta de 1 persona\.$/)
    expect(await text(/^Palabras de hace/)).toMatch(/: de 1 persona \(/)
    await screen.findByText('Siguió 1 aviso a quienes recibieron entregas.')
  })

  it('counts several as several, as the language writes them', async () => {
    open(1200, true)
    expect(await text(/^1,200 responses · /)).toMatch(
      /1,200 passages, with their search index .* 1,200 jobs$/,
    )
    expect(await text(/^Destroyed on/)).toMatch(/: the words of 1,200 responses of 1,200 people\. Of who/)
    expect(await text(/^Words older/)).toMatch(/: of 1,200 people \(/)
    await screen.findByText('1,200 notices to recipients of handovers followed from it.')
    speak('es')
    expect(await text(/^Destruidas el/)).toMatch(
      /: las palabras de 1200 respuestas de 1200 personas\. De quien/,
    )
    await screen.findByText('Siguieron 1200 avisos a quienes recibieron entregas.')
  })
})

// How the Youth Services Survey and its family form are scored: by item, never by position, as forms differ in length.
// Source: Brunk, Koch and McCall (2000), in the reading of the states' Uniform Reporting System.

export const yssDomains = [
  ...(['generalSatisfaction', 'participation', 'access', 'culturalSensitivity'] as const),
  ...(['outcomes', 'functioning', 'socialConnectedness'] as const),
] as const
export type YssDomain = (typeof yssDomains)[number]

/** Whether five or one is the best answer. Forms for adults are coded the other way round, and are never scored as this one. */
export type Direction = 'five_is_best' | 'one_is_best'

export type Form = { direction: Direction; domains: Readonly<Record<YssDomain, readonly string[]>> }

const items = (...numbers: number[]): string[] => numbers.map((number) => `YSS${number}`)

/** Items by their keys in the instrument that is built in. */
export const yss: Form = {
  direction: 'five_is_best',
  domains: {
    generalSatisfaction: items(1, 4, 5, 7, 10, 11),
    participation: items(2, 3, 6),
    access: items(8, 9),
    culturalSensitivity: items(12, 13, 14, 15),
    outcomes: items(16, 17, 18, 19, 20, 21),
    functioning: items(16, 17, 18, 19, 20, 22),
    socialConnectedness: items(23, 24, 25, 26),
  },
}

/**
 * Of one person in one domain: how many items they answered, their mean (1 to 5), and whether it is positive. Both are null
 * where more than a third of the items is missing: then the person is not scored there.
 */
export type DomainScore = { answered: number; score: number | null; positive: boolean | null }

/**
 * Scores one person. What was skipped, did not apply or was not shown is missing alike: null, or not there at all.
 * Throws a RangeError that names the item where an answer is none of 1 to 5.
 */
export const scoreDomains = (
  form: Form,
  answers: ReadonlyMap<string, number | null>,
): Record<YssDomain, DomainScore> =>
  Object.fromEntries(
    yssDomains.map((domain) => [domain, scoreOf(form.domains[domain], form.direction, answers)]),
  ) as Record<YssDomain, DomainScore>

const scoreOf = (
  keys: readonly string[],
  direction: Direction,
  answers: ReadonlyMap<string, number | null>,
): DomainScore => {
  const given = keys.flatMap((key) => answerOf(key, answers) ?? [])
  const answered = given.length
  if (answered === 0 || 3 * (keys.length - answered) > keys.length)
    return { answered, score: null, positive: null }
  const sum = given.reduce((all, one) => all + one, 0)
  // Beyond three and a half, and not at it: in whole numbers, which do not round.
  const positive = direction === 'five_is_best' ? 2 * sum > 7 * answered : 2 * sum < 5 * answered
  return { answered, score: sum / answered, positive }
}

const answerOf = (key: string, answers: ReadonlyMap<string, number | null>): number | null => {
  const given = answers.get(key) ?? null
  if (given !== null && !(Number.isInteger(given) && given >= 1 && given <= 5))
    throw new RangeError(`${key} is none of the answers 1 to 5`)
  return given
}

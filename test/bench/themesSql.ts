// What somebody would write by hand for all that the page of themes shows: on the base tables, with the consent that holds at now().
import type pg from 'pg'

const standing = (alias: string, scope: string) =>
  `"ConsentStanding" ${alias} ON ${alias}."studyId" = p."studyId" AND ${alias}."participantId" = p."participantId"
    AND ${alias}.scope = '${scope}' AND ${alias}."validUntil" > now()`

const coded = `
  FROM "Theme" t
  JOIN "ThemeCode" tc ON tc."studyId" = t."studyId" AND tc."themeId" = t.id
  JOIN "Coding" c ON c."studyId" = tc."studyId" AND c."codeId" = tc."codeId" AND (t.kind IS NULL OR t.kind = c.kind)
  JOIN "Passage" p ON p."studyId" = c."studyId" AND p.id = c."passageId"
  JOIN ${standing('a', 'analyse')}
  LEFT JOIN ${standing('m', 'automated_assist')}
  WHERE t."studyId" = $1`

const who = 'count(DISTINCT p."participantId")'

const spoken = `
  SELECT tc."themeId", p."waveId", ${who}::int AS people, count(DISTINCT p.id)::int AS passages,
    ${['positive', 'negative', 'mixed', 'neutral'].map((one) => `${who} FILTER (WHERE c.stance = '${one}')::int AS ${one}`).join(', ')},
    ${['en', 'es'].map((one) => `${who} FILTER (WHERE p.language = '${one}')::int AS ${one}`).join(', ')},
    count(*) FILTER (WHERE c.state = 'proposed')::int AS proposed,
    count(*) FILTER (WHERE c.state = 'accepted')::int AS decided,
    ${who} FILTER (WHERE c.state = 'accepted')::int AS "confirmedPeople"
  ${coded} AND c.state <> 'rejected' AND (c.origin = 'person' OR m."participantId" IS NOT NULL)
  GROUP BY 1, 2`

const rejected = `
  SELECT tc."themeId", p."waveId", count(*)::int AS rejected
  ${coded} AND c.state = 'rejected' AND c.origin = 'suggested' AND m."participantId" IS NOT NULL
  GROUP BY 1, 2`

const bases = `
  SELECT p."waveId", ${who}::int AS people,
    ${who} FILTER (WHERE p.language = 'en')::int AS en, ${who} FILTER (WHERE p.language = 'es')::int AS es
  FROM "Passage" p
  JOIN ${standing('a', 'analyse')}
  LEFT JOIN ${standing('m', 'automated_assist')}
  WHERE p."studyId" = $1 AND (
    (m."participantId" IS NOT NULL AND p."taggedBy" LIKE '%/' || $2)
    OR EXISTS (
      SELECT 1 FROM "Coding" c JOIN "Code" k ON k."studyId" = c."studyId" AND k.id = c."codeId"
      WHERE c."studyId" = p."studyId" AND c."passageId" = p.id AND k."codebookId" = $2
        AND ((c.origin = 'person' AND c.state <> 'rejected')
          OR (c.origin = 'suggested' AND c.state = 'accepted' AND m."participantId" IS NOT NULL))))
  GROUP BY 1`

type Spoken = { themeId: string; waveId: string } & Record<string, string | number>
type Base = { waveId: string; people: number; en: number; es: number }
export type ByHand = { spoken: Spoken[]; rejected: Spoken[]; bases: Base[] }

export const byHand = async (pool: pg.Pool, studyId: string, codebookId: string): Promise<ByHand> => ({
  spoken: (await pool.query<Spoken>(spoken, [studyId])).rows,
  rejected: (await pool.query<Spoken>(rejected, [studyId])).rows,
  bases: (await pool.query<Base>(bases, [studyId, codebookId])).rows,
})

type Counts = Record<
  'people' | 'base' | 'passages' | 'proposed' | 'decided' | 'rejected' | 'confirmedPeople',
  number
>
export type Wave = Counts & {
  wave: { id: string }
  stances: Record<'positive' | 'negative' | 'mixed' | 'neutral', number>
  languages: { language: 'en' | 'es'; people: number; base: number }[]
}
export type Themes = { id: string; waves: Wave[] }[]

const bare = (id: string) => id.slice(id.indexOf('-') + 1)

/** Every figure of every theme and wave that the two have differently, by where it stands. */
export const differing = (themes: Themes, { spoken, rejected, bases }: ByHand): string[] =>
  themes.flatMap(({ id, waves }) =>
    waves.flatMap((shown) => {
      const [themeId, waveId] = [bare(id), bare(shown.wave.id)]
      const of = (rows: Spoken[]) => rows.find((row) => row.themeId === themeId && row.waveId === waveId)
      const [said, no] = [of(spoken), of(rejected)]
      const base = bases.find((row) => row.waveId === waveId)
      const number = (name: string) => Number(said?.[name] ?? 0)
      const pairs: [string, number, number][] = [
        ...(['people', 'passages', 'proposed', 'decided', 'confirmedPeople'] as const).map(
          (name): [string, number, number] => [name, shown[name], number(name)],
        ),
        ...(['positive', 'negative', 'mixed', 'neutral'] as const).map((name): [string, number, number] => [
          name,
          shown.stances[name],
          number(name),
        ]),
        ...shown.languages.flatMap(({ language, people, base: read }): [string, number, number][] => [
          [language, people, number(language)],
          [`base ${language}`, read, base?.[language] ?? 0],
        ]),
        ['rejected', shown.rejected, Number(no?.['rejected'] ?? 0)],
        ['base', shown.base, base?.people ?? 0],
      ]
      return pairs.flatMap(([name, one, other]) =>
        one === other ? [] : [`${themeId} ${waveId} ${name}: ${one} and by hand ${other}`],
      )
    }),
  )

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ConsentAudience, Determination, Majority, type Language } from '../../generated/prisma/enums.ts'
import { importCodebook } from '../codebook/commands.ts'
import { command, type Act, type Command } from '../command.ts'
import { gapsOf, type Blocks } from '../consentText/consentText.ts'
import { findCurrent, findOfStudy } from '../consentText/store.ts'
import type { Tx } from '../db.ts'
import { projectRoot } from '../database/root.ts'
import { DemoOnly, invalid } from '../errors.ts'
import { newId } from '../id.ts'
import { day, id, key, languages, localized, mostInList, refuseUnwritable, timeZone } from '../input.ts'
import { findKeys, insertRegion, insertService, updateStudy } from '../study/store.ts'
import { jurisdictionOf } from '../jurisdiction.ts'
import { floors, highestFloor, isNeutral, needsReference, type Floor } from './setup.ts'
import * as store from './store.ts'

const shortText = z.string().trim().min(1).max(200)
const atLeast = (floor: Floor) =>
  z
    .int()
    .refine((n) => n >= floors[floor] && n <= highestFloor, {
      error: `is not from ${floors[floor]} to ${highestFloor}; it can be made stricter, never looser`,
    })
    .optional()

/** Keeps what was decided in one step; what a step does not name stays as it was. */
export const saveSettings = command({
  action: 'save settings',
  may: 'edit study',
  input: z.strictObject({
    studyId: id,
    agency: shortText.optional(),
    jurisdiction: z
      .string()
      .refine((one) => jurisdictionOf(one), 'is no place that Firsthand has a pack for')
      .optional(),
    exitAddress: z
      .string()
      .trim()
      .max(200)
      .refine(
        isNeutral,
        'is no neutral page; give the front page of a public site, as https://www.weather.gov/',
      )
      .optional(),
    resourcesCheckedOn: day.optional(),
    majority: z.enum(Majority).optional(),
    majorityReference: shortText.nullish(),
    determination: z.enum(Determination).optional(),
    plannedPeople: z.int().min(1).max(1_000_000).optional(),
    boardLeastBase: atLeast('boardLeastBase'),
    boardLeastGroup: atLeast('boardLeastGroup'),
    publicLeastBase: atLeast('publicLeastBase'),
    publicLeastGroup: atLeast('publicLeastGroup'),
  }),
  async run({ tx, at }, { studyId, resourcesCheckedOn, majorityReference, ...input }) {
    for (const [name, text] of Object.entries({ agency: input.agency, majorityReference }))
      if (text) refuseUnwritable(name, text)
    const checkedOn = resourcesCheckedOn ? new Date(resourcesCheckedOn) : undefined
    // A day ahead is still today somewhere.
    if (checkedOn && checkedOn.getTime() > at.getTime() + 24 * 60 * 60 * 1000)
      throw invalid('resourcesCheckedOn', 'is a day to come; give the day on which the numbers were called')
    if (input.majority && needsReference(input.majority) && !majorityReference)
      throw invalid(
        'majorityReference',
        'is missing: this rule rests on a decision of an ethics board, so give its number',
      )
    await refuseAgainstTexts({ tx, at }, studyId, input)
    const reference = input.majority ? { majorityReference: majorityReference ?? null } : {}
    const checked = checkedOn ? { resourcesCheckedOn: checkedOn } : {}
    await store.saveSettings(tx, studyId, { ...given(input), ...reference, ...checked })
    return studyId
  },
  audit: (_study, input) => ({
    changed: Object.keys(input).filter((name) => name !== 'studyId'),
    ...(input.majority && { majority: input.majority }),
  }),
})

/** Without what was left out. */
const given = <Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: Exclude<Fields[Name], undefined>
  }

type Decided = { determination?: Determination | undefined; plannedPeople?: number | undefined }

/** What the texts in force would not have been published under is not decided behind them. */
const refuseAgainstTexts = async ({ tx, at }: Pick<Act, 'tx' | 'at'>, studyId: string, decided: Decided) => {
  if (!decided.determination && !decided.plannedPeople) return
  const study = { ...(await findOfStudy(tx, studyId)), ...given(decided) }
  for (const audience of Object.values(ConsentAudience)) {
    const text = await findCurrent(tx, { studyId, audience, at })
    if (!text) continue
    const gaps = gapsOf({ ...text, audience, blocks: text.blocks as Blocks }, study, at)
    if (decided.determination && gaps.some(({ kind }) => kind === 'exempt_minor'))
      throw invalid(
        'determination',
        'says exempt, and people under 18 are asked here by a text in force, which is not exempt (45 CFR 46.104(b)(3)); ask the ethics board',
      )
    if (decided.plannedPeople && gaps.some(({ block }) => block === 'small_sample'))
      throw invalid(
        'plannedPeople',
        'is below 30, and a text in force does not say that somebody may be recognised; publish one that does first',
      )
  }
}

const nameToKeep = z
  .string()
  .trim()
  .min(2)
  .max(60)
  .refine(
    (name) => /[\p{L}]/u.test(name) && !/[\p{Cc}[\]]/u.test(name),
    'is no name; write it as people say it',
  )

/**
 * Names that point at nobody, as of a program, and stay where they are said. What no person looked after yet is cleaned
 * anew with the list.
 */
export const saveKeep = command({
  action: 'save names to keep',
  may: 'edit study',
  input: z.strictObject({ studyId: id, names: z.array(nameToKeep).max(mostInList) }),
  async run({ app, tx, emit }, { studyId, names }) {
    const kept = [...new Map(names.map((name) => [name.toLowerCase(), name])).values()]
    for (const [at, name] of kept.entries()) {
      refuseUnwritable(`names.${at}`, name)
      const cleaned = [
        await app.analyst.clean(name, { language: 'en' }),
        await app.analyst.clean(name, { language: 'es' }),
      ]
      if (cleaned.some(({ text }) => /\[(?:PERSON|KIN|OFFICIAL) /.test(text)))
        throw invalid(
          `names.${at}`,
          'holds the name of a person, and such a name stays hidden. Leave it out.',
        )
    }
    if (await store.saveKeep(tx, studyId, kept)) await emit({ type: 'keep.changed', studyId })
    return kept.length
  },
  audit: (names) => ({ names }),
})

/** What a study is called, what it asks in, and by which clock; what is not named stays as it was. */
export const changeStudy = command({
  action: 'change study',
  may: 'edit study',
  input: z.strictObject({
    studyId: id,
    title: localized.optional(),
    languages: languages.optional(),
    timeZone: timeZone.optional(),
  }),
  async run({ tx }, { studyId, ...input }) {
    if (input.languages) await refuseDropped(tx, studyId, input.languages)
    await updateStudy(tx, studyId, given(input))
    return studyId
  },
  audit: (_study, input) => ({ changed: Object.keys(input).filter((name) => name !== 'studyId') }),
})

const languageNames: Record<Language, string> = { en: 'English', es: 'Spanish' }

/** What was asked or said in a language has to be read as it was: such a language stays. */
const refuseDropped = async (tx: Tx, studyId: string, kept: readonly Language[]): Promise<void> => {
  for (const language of await store.findLanguages(tx, studyId)) {
    if (kept.includes(language)) continue
    const used = await store.findUseOf(tx, studyId, language)
    const why = used.isWritten
      ? 'in which questions are written, and a set of questions is not changed after it was added'
      : used.isSpoken && 'in which people take part'
    if (why) throw invalid('languages', `leave out ${languageNames[language]}, ${why}; it stays`)
  }
}

/** Takes regions and services over from the pack of the place; what the study has already is left as it is. */
export const fillRoster = command({
  action: 'fill roster',
  may: 'edit study',
  input: z.strictObject({
    studyId: id,
    regions: z.array(key).max(mostInList),
    services: z.array(key).max(mostInList),
  }),
  async run({ tx }, { studyId, ...chosen }) {
    const pack = jurisdictionOf((await store.findSettings(tx, studyId)).jurisdiction)
    if (!pack) throw invalid('studyId', 'has no place yet; choose one first')
    const added = { regions: 0, services: 0 }
    for (const [list, table, insert] of [
      ['regions', 'region', insertRegion],
      ['services', 'service', insertService],
    ] as const) {
      const known = await findKeys(tx, table, studyId)
      for (const key of new Set(chosen[list])) {
        const one = pack[list].find((each) => each.key === key)
        if (!one) throw invalid(list, 'names something that the pack of this place does not have')
        if (known.includes(key)) continue
        if (known.length + added[list] >= mostInList)
          throw invalid(list, `are more than ${mostInList}, and a study takes no more`)
        await insert(tx, { studyId, id: newId(), key, label: one.label })
        added[list] += 1
      }
    }
    return added
  },
  audit: (added) => added,
})

const shippedCodebook = join(projectRoot, 'packages/analysis/codebooks/youth-survivor-perspective.json')

/** Brings in the codebook that Firsthand ships, through the same door as all others. */
export const takeShippedCodebook: Command<string> = (app, actor, input) =>
  importCodebook(app, actor, { ...(input as object), file: readFileSync(shippedCodebook, 'utf8') })

/** Deletes a study with everybody in it and every key; only the record of who did what stays. */
export const deleteStudy = command({
  action: 'delete study',
  may: 'delete study',
  input: z.strictObject({ studyId: id, title: z.string().max(4000) }),
  async run({ app, tx }, { studyId, title }) {
    if (app.isDemo) throw new DemoOnly()
    const { title: own, people } = await store.findForDeletion(tx, studyId)
    if (![own.en, own.es].includes(title.trim()))
      throw invalid(
        'title',
        'is not the title of this study; type it as it stands there. Nothing was deleted',
      )
    await store.eraseStudy(tx, studyId)
    // Last, and before the commit: the other way round, keys would be left that nothing names.
    await app.keys.destroyStudy(studyId)
    await app.keys.withdrawals.add([{ kind: 'study', studyId }])
    return { studyId, people }
  },
  audit: ({ studyId, people }) => ({ study: studyId, people }),
})

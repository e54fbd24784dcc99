import { z } from 'zod'
import { ConsentAudience, type Language } from '../../generated/prisma/enums.ts'
import { command, type Act } from '../command.ts'
import { invalid, InvalidInput, NotFound } from '../errors.ts'
import { sha256Of } from '../hash.ts'
import { newId } from '../id.ts'
import { id, language, mostInList, refuseUnwritable } from '../input.ts'
import { EditedMeanwhile } from '../draftError.ts'
import { blockRules, blockTypes } from './block.ts'
import {
  bindsOtherwise,
  canonical,
  canonicalMaterial,
  gapsOf,
  readingOf,
  unreviewed,
  written,
  type Blocks,
  type OfStudy,
} from './consentText.ts'
import { issueOf } from './gap.ts'
import { modelWords } from './model.ts'
import * as store from './store.ts'

const audience = z.enum(ConsentAudience)
const ofAudience = { studyId: id, audience }
const revision = z.int().min(1)
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

/** Begins the next version for an audience, from the text that Firsthand ships or the last that was published. */
export const startConsentText = command({
  action: 'start consent text',
  may: 'edit consent text',
  input: z.strictObject({ ...ofAudience, from: z.enum(['model', 'last']) }),
  async run({ tx }, { from, ...of }) {
    await store.lockAudience(tx, of)
    // Begun twice is begun once: nobody writes over what another began.
    const draft = await store.findDraft(tx, of)
    if (draft) return draft.id
    if ((await store.countTexts(tx, of.studyId)) >= mostInList)
      throw invalid('studyId', `has ${mostInList} consent texts, and a study takes no more`)
    const last = from === 'last' ? await store.findLast(tx, of) : null
    if (from === 'last' && !last)
      throw invalid('from', 'says last, and none was published for them yet; say model')
    const blocks = last ? (last.blocks as Blocks) : written({}, of.audience, modelWords(of.audience))
    const textId = newId()
    const version = (await store.findLastVersion(tx, of)) + 1
    const kept = { expiresAt: last?.expiresAt ?? null, approvedRef: last?.approvedRef ?? null }
    await store.insertDraft(tx, { ...of, ...kept, id: textId, version, blocks })
    return textId
  },
  audit: (consentText, { audience, from }) => ({ consentText, audience, from }),
})

const words = z.string().max(4000).nullish()

/** Writes into a draft. What is not named stays as it was; words that are empty take their block out. */
export const saveConsentText = command({
  action: 'save consent text',
  may: 'edit consent text',
  input: z.strictObject({
    ...ofAudience,
    expected: revision,
    blocks: z
      .array(z.strictObject({ type: z.enum(blockTypes), en: words, es: words }))
      .max(100)
      .default([]),
    expiresAt: instant.nullish(),
    approvedRef: z.string().trim().max(200).nullish(),
  }),
  async run(act, { expected, blocks, expiresAt, approvedRef, ...of }) {
    const draft = await draftOf(act, of, expected)
    for (const [index, { type, en, es }] of blocks.entries()) {
      if (!blockRules[type].allowed.includes(of.audience))
        throw invalid(`blocks.${index}.type`, 'is no part of a text for them')
      for (const [name, text] of Object.entries({ en, es }))
        if (text) refuseUnwritable(`blocks.${index}.${name}`, text)
    }
    if (approvedRef) refuseUnwritable('approvedRef', approvedRef)
    await store.updateDraft(act.tx, draft, {
      blocks: written(draft.blocks as Blocks, of.audience, blocks),
      ...(expiresAt === undefined ? {} : { expiresAt }),
      ...(approvedRef === undefined ? {} : { approvedRef: approvedRef || null }),
    })
    return draft.id
  },
  audit: (consentText, { audience, blocks }) => ({
    ...{ consentText, audience, blocks: blocks.map(({ type }) => type) },
  }),
})

/**
 * Publishes a draft: from then on it is what is read out, and nobody changes it again. What it lacks is named, and
 * nothing is published while it lacks anything.
 */
export const publishConsentText = command({
  action: 'publish consent text',
  may: 'edit consent text',
  input: z.strictObject({
    ...ofAudience,
    expected: revision,
    /** Languages that somebody who speaks them well has read. */
    reviewed: z.array(language).max(2).default([]),
    effectiveFrom: instant.nullish(),
  }),
  async run(act, { expected, reviewed, effectiveFrom, ...of }) {
    const draft = await draftOf(act, of, expected)
    const study = await store.findOfStudy(act.tx, of.studyId)
    // The demo's people were asked before anybody loaded them.
    if (effectiveFrom && effectiveFrom < act.at && act.actor.kind !== 'system')
      throw invalid('effectiveFrom', 'is past; leave it out to have it count from now on')
    if (effectiveFrom && draft.expiresAt && effectiveFrom >= draft.expiresAt)
      throw invalid(
        'effectiveFrom',
        'is not before the day on which a yes under this text ends; give an earlier day',
      )
    const stored = { ...draft, blocks: draft.blocks as Blocks }
    const gaps = [...gapsOf(stored, study, act.at), ...unreviewed(study.languages, reviewed)]
    if (gaps.length > 0) throw new InvalidInput(gaps.map(issueOf))
    const last = await store.findLast(act.tx, of)
    const shown = shownOf({ ...stored, expiresAt: draft.expiresAt! }, study)
    await store.publish(act.tx, draft, {
      ...shown,
      publishedAt: act.at,
      effectiveFrom: effectiveFrom ?? act.at,
      requiresReconsent: last !== null && bindsOtherwise(last.material as Hashes, shown.material),
    })
    return draft.id
  },
  audit: (consentText, { audience, reviewed }) => ({ consentText, audience, reviewed }),
})

/** Takes a draft away; what was published stays. */
export const removeConsentText = command({
  action: 'remove consent text',
  may: 'edit consent text',
  input: z.strictObject({ ...ofAudience, expected: revision }),
  async run(act, { expected, ...of }) {
    const draft = await draftOf(act, of, expected)
    await store.removeDraft(act.tx, draft)
    return of.studyId
  },
  audit: (_study, { audience }) => ({ audience }),
})

type OfAudience = { studyId: string; audience: ConsentAudience }
type Hashes = Partial<Record<Language, string>>

const draftOf = async ({ tx }: Act, of: OfAudience, expected: number) => {
  await store.lockAudience(tx, of)
  const draft = await store.findDraft(tx, of)
  if (!draft) throw new NotFound('draft of a consent text')
  if (draft.revision !== expected) throw new EditedMeanwhile(draft.revision)
  return draft
}

type Text = { audience: ConsentAudience; version: number; expiresAt: Date; blocks: Blocks }

/** What is shown of a text in the languages of its study, measured and hashed. */
const shownOf = (text: Text, { languages }: OfStudy) => {
  const each = <Value>(of: (language: Language) => Value) =>
    Object.fromEntries(languages.map((one) => [one, of(one)])) as Partial<Record<Language, Value>>
  const said = (language: Language) => text.blocks[language] ?? []
  return {
    languages,
    blocks: each(said),
    readability: each((one) => readingOf(said(one), one)?.score ?? null),
    sha256: each((one) => sha256Of(canonical(text, one, said(one)))),
    material: each((one) => sha256Of(canonicalMaterial(said(one)))),
  }
}

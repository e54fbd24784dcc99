// When a consent text may be published, what is shown of it, and what of it binds.
import { hardSentences, isEasyToRead, readability, type Reading } from '@firsthand/analysis'
import { holdsPlaceholder } from '@firsthand/analysis/instrument'
import type { ConsentAudience, ConsentScope, Determination, Language } from '../../generated/prisma/enums.ts'
import { blockRules, blockTypes, isMaterial, scopeOf, type BlockType } from './block.ts'

export type Shown = { type: BlockType; heading: string; text: string }
/** Of each language the blocks that say something, in their order. */
export type Blocks = Partial<Record<Language, Shown[]>>

export type Draft = {
  audience: ConsentAudience
  blocks: Blocks
  expiresAt: Date | null
  approvedRef: string | null
}

/** What a study decided that its texts have to follow. */
export type OfStudy = {
  languages: readonly Language[]
  determination: Determination | null
  plannedPeople: number | null
}

export const gapKinds = [
  ...[
    'no_determination',
    'exempt_minor',
    'no_approval',
    'no_expiry',
    'expired',
    'ends_too_late',
    'language_missing',
  ],
  ...[
    'block_missing',
    'running_missing',
    'one_language',
    'placeholder',
    'too_hard',
    'hard_sentence',
    'not_reviewed',
  ],
] as const
export type Gap = { kind: (typeof gapKinds)[number]; block: BlockType | null; language: Language | null }

/** Below this many people somebody may be known by what is published, whatever is left out (28 CFR 22.22(b)). */
const fewPeople = 30

/** What a text still lacks before anybody may see it; nothing where it may be published. */
export const gapsOf = (draft: Draft, study: OfStudy, at: Date): Gap[] => [
  ...frameGaps(draft, study, at),
  ...study.languages.flatMap((language) => languageGaps(draft, study, language)),
]

/** Spanish as it ships is a draft: nobody is shown it before somebody who speaks it well has read it. */
export const unreviewed = (languages: readonly Language[], reviewed: readonly Language[]): Gap[] =>
  languages
    .filter((language) => language !== 'en' && !reviewed.includes(language))
    .map((language) => gap('not_reviewed', null, language))

const gap = (kind: Gap['kind'], block: BlockType | null = null, language: Language | null = null): Gap => ({
  ...{ kind, block, language },
})

/** A yes is for a time that somebody can see to the end of (34 USC 12291(b)(2)(B): reasonably time-limited). */
const mostYears = 5
export const furthestEnd = (at: Date): Date => {
  const end = new Date(at)
  end.setUTCFullYear(end.getUTCFullYear() + mostYears)
  return end
}
export const tooLate = `is more than ${mostYears} years away, and a yes is for a time that somebody can see to the end of; give an earlier day`

const endGaps = (expiresAt: Date | null, at: Date): Gap[] => {
  if (expiresAt === null) return [gap('no_expiry')]
  if (expiresAt <= at) return [gap('expired')]
  return expiresAt > furthestEnd(at) ? [gap('ends_too_late')] : []
}

const frameGaps = ({ audience, expiresAt, approvedRef }: Draft, study: OfStudy, at: Date): Gap[] => {
  const { determination } = study
  // 45 CFR 46.104(b)(3): surveys and interviews of children are not exempt.
  const isExemptMinor = determination === 'exempt' && audience !== 'adult'
  const asksApproval = determination !== null && determination !== 'not_research'
  return [
    ...(determination === null ? [gap('no_determination')] : []),
    ...(isExemptMinor ? [gap('exempt_minor')] : []),
    ...(asksApproval && !approvedRef ? [gap('no_approval')] : []),
    ...endGaps(expiresAt, at),
  ]
}

const languageGaps = (draft: Draft, study: OfStudy, language: Language): Gap[] => {
  const said = draft.blocks[language] ?? []
  if (!said.some(({ text }) => saysSomething(text))) return [gap('language_missing', null, language)]
  const has = (type: BlockType, of = said) => of.some((one) => one.type === type && saysSomething(one.text))
  const others = study.languages.filter((other) => other !== language)
  const missing = blockTypes
    .filter((type) => blockRules[type].allowed.includes(draft.audience) && !has(type))
    .flatMap((type): Gap[] => {
      if (isRequired(type, draft.audience, study))
        return [gap(type === 'running_away' ? 'running_missing' : 'block_missing', type, language)]
      const isElsewhere = others.some((other) => has(type, draft.blocks[other]))
      return isElsewhere ? [gap('one_language', type, language)] : []
    })
  return [...missing, ...wordGaps(said, language)]
}

export const isRequired = (type: BlockType, audience: ConsentAudience, { plannedPeople }: OfStudy): boolean =>
  blockRules[type].required.includes(audience) ||
  // How many there will be is not known: then they may be few.
  (type === 'small_sample' && (plannedPeople === null || plannedPeople < fewPeople))

/** Names and numbers of an office are as long as they are. */
const mayBeHard: readonly BlockType[] = ['contact', 'certificate']

const wordGaps = (said: readonly Shown[], language: Language): Gap[] => {
  const hard = said
    .map((block) => ({ ...block, reading: readingOfBlock(block, language) }))
    .filter(({ reading }) => reading && !isEasyToRead(reading, language))
    .map(({ type }) => gap('too_hard', type, language))
  const hidden = said
    .filter(({ type }) => !hard.some(({ block }) => block === type))
    .filter((block) => hardSentencesOf(block, language).length > 0)
    .map(({ type }) => gap('hard_sentence', type, language))
  const whole = readingOf(said, language)
  return [
    ...said
      .filter(({ text }) => holdsPlaceholder(text))
      .map(({ type }) => gap('placeholder', type, language)),
    ...hard,
    ...hidden,
    ...(whole && !isEasyToRead(whole, language) ? [gap('too_hard', null, language)] : []),
  ]
}

/** The formulas were made for a hundred words: of a question of three they say nothing, so it counts in the whole alone. */
const fewWords = 20

export const readingOfBlock = (
  { type, text }: Pick<Shown, 'type' | 'text'>,
  language: Language,
): Reading | null => {
  const reading = mayBeHard.includes(type) ? null : readability(text, language)
  return reading && reading.words >= fewWords ? reading : null
}

/** What stands between easy ones and is hard by itself, in the words of the text. */
export const hardSentencesOf = ({ type, text }: Pick<Shown, 'type' | 'text'>, language: Language): string[] =>
  mayBeHard.includes(type)
    ? []
    : hardSentences(text, language).map(({ start, end }) => text.slice(start, end))

/** A letter or a figure: what is made of spaces and signs that nobody sees is a blank screen; some of those are letters. */
export const saysSomething = (text: string): boolean => /[\p{L}\p{N}]/u.test(text.replace(/\p{DI}/gu, ''))

export const readingOf = (said: readonly Shown[], language: Language): Reading | null =>
  readability(said.map(({ text }) => text).join('\n'), language)

/** The questions that a text asks, in the order in which it asks them. */
export const scopesOf = (said: readonly Shown[]): ConsentScope[] =>
  said.flatMap(({ type }) => scopeOf(type) ?? [])

/** All that is shown in one language, always written down the same, to be hashed. */
export const canonical = (
  text: { audience: ConsentAudience; version: number; expiresAt: Date },
  language: Language,
  said: readonly Shown[],
): string =>
  JSON.stringify([
    ...[text.audience, text.version, text.expiresAt.toISOString(), language],
    said.map(({ type, heading, text }) => [type, heading, text]),
  ])

/** What of it binds: risks, recipients and scopes. */
export const canonicalMaterial = (said: readonly Shown[]): string =>
  JSON.stringify(said.filter(({ type }) => isMaterial(type)).map(({ type, text }) => [type, text.trim()]))

export type Change = { type: BlockType; kind: 'added' | 'removed' | 'changed'; isMaterial: boolean }

/** In what a text differs from another one, in any language of either. */
export const changesBetween = (before: Blocks, after: Blocks): Change[] =>
  blockTypes.flatMap((type): Change[] => {
    const [was, is] = [textsOf(before, type), textsOf(after, type)]
    if (JSON.stringify(was) === JSON.stringify(is)) return []
    const kind = was.length === 0 ? 'added' : is.length === 0 ? 'removed' : 'changed'
    return [{ type, kind, isMaterial: isMaterial(type) }]
  })

const textsOf = (blocks: Blocks, type: BlockType) =>
  (['en', 'es'] as const).flatMap((language) =>
    (blocks[language] ?? [])
      .filter((one) => one.type === type && saysSomething(one.text))
      .map(({ text }) => [language, text.trim()]),
  )

/** Whether somebody who agreed to the one has agreed to the other; by the languages that both have. */
export const bindsOtherwise = (
  before: Partial<Record<Language, string>>,
  after: Partial<Record<Language, string>>,
): boolean => {
  const both = (['en', 'es'] as const).filter((language) => before[language] && after[language])
  return both.length === 0 || both.some((language) => before[language] !== after[language])
}

/** The same blocks with other words; what says nothing is left out. */
export const written = (
  blocks: Blocks,
  audience: ConsentAudience,
  words: readonly { type: BlockType; en?: string | null | undefined; es?: string | null | undefined }[],
): Blocks => {
  const in_ = (language: Language): Shown[] =>
    blockTypes
      .filter((type) => blockRules[type].allowed.includes(audience))
      .flatMap((type): Shown[] => {
        const given = words.find((one) => one.type === type)?.[language]
        const kept = blocks[language]?.find((one) => one.type === type)?.text
        const text = given ?? kept ?? ''
        return saysSomething(text)
          ? [{ type, heading: blockRules[type].heading[language], text: text.trim() }]
          : []
      })
  return { en: in_('en'), es: in_('es') }
}

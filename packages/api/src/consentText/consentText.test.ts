import { isEasyToRead } from '@firsthand/analysis'
import { describe, expect, it } from 'vitest'
import { ConsentScope, type ConsentAudience } from '../../generated/prisma/enums.ts'
import { blockOf, blockRules, blockTypes, isMaterial, type BlockType } from './block.ts'
import {
  bindsOtherwise,
  canonical,
  canonicalMaterial,
  changesBetween,
  gapsOf,
  hardSentencesOf,
  readingOf,
  readingOfBlock,
  scopesOf,
  unreviewed,
  written,
  type Blocks,
  type Draft,
  type OfStudy,
} from './consentText.ts'
import { issueOf } from './gap.ts'
import { model, modelWords } from './model.ts'

const audiences: ConsentAudience[] = ['youth', 'caregiver', 'adult']
const now = new Date('2026-11-26T12:00:00Z')
const study: OfStudy = { languages: ['en', 'es'], determination: 'not_research', plannedPeople: 12 }
const site = (['running_away', 'contact'] as const).map((type) => ({ type, ...model.examples[type]! }))

const ready = (audience: ConsentAudience = 'youth'): Draft & { audience: ConsentAudience } => ({
  audience,
  blocks: written({}, audience, [...modelWords(audience), ...site]),
  expiresAt: new Date('2029-01-01T05:00:00Z'),
  approvedRef: null,
})
const without = (blocks: Blocks, type: BlockType, language?: 'en' | 'es'): Blocks =>
  Object.fromEntries(
    (['en', 'es'] as const).map((one) => [
      one,
      blocks[one]!.filter((block) => block.type !== type || (language && language !== one)),
    ]),
  )
const with_ = (draft: Draft, type: BlockType, words: { en?: string; es?: string }): Draft => ({
  ...draft,
  blocks: written(draft.blocks, draft.audience, [{ type, ...words }]),
})
const kinds = (draft: Draft, of: Partial<OfStudy> = {}) =>
  gapsOf(draft, { ...study, ...of }, now).map(({ kind, block, language }) =>
    [kind, block, language].filter(Boolean).join(' '),
  )

describe('the texts that Firsthand ships', () => {
  const words = audiences.flatMap((audience) =>
    modelWords(audience).flatMap(({ type, en, es }) => [
      { audience, type, language: 'en' as const, text: en },
      { audience, type, language: 'es' as const, text: es },
    ]),
  )

  it('are easy to read, each part that can be measured and each text as a whole', () => {
    const measured = words.filter((one) => readingOfBlock(one, one.language))
    expect(measured.length).toBeGreaterThan(60)
    const hard = measured.filter((one) => !isEasyToRead(readingOfBlock(one, one.language), one.language))
    expect(hard.map(({ audience, type, language }) => [audience, type, language])).toEqual([])
    for (const audience of audiences)
      for (const language of ['en', 'es'] as const) {
        const whole = readingOf(ready(audience).blocks[language]!, language)
        expect([audience, language, isEasyToRead(whole, language)]).toEqual([audience, language, true])
      }
  })

  it.each(audiences)('lack for %s what a site has to say, and nothing else', (audience) => {
    const shipped = { ...ready(audience), blocks: written({}, audience, modelWords(audience)) }
    expect(kinds(shipped)).toEqual([
      ...['running_missing running_away en', 'block_missing contact en'],
      ...['running_missing running_away es', 'block_missing contact es'],
    ])
    expect(kinds(ready(audience))).toEqual([])
    expect(unreviewed(study.languages, [])).toEqual([{ kind: 'not_reviewed', block: null, language: 'es' }])
  })

  it('say the model paragraph word for word, without the sentence that the site sets', () => {
    const { en, es } = model.texts.youth.confidentiality_limits!
    expect(en).toContain('a person on our team must act to keep you safe. We will try to tell you first.')
    expect(es).toContain('alguien de nuestro equipo tiene que actuar para protegerte.')
    for (const audience of audiences) expect(model.texts[audience].running_away).toBeUndefined()
  })

  it('ask for a recording and for the case record in none', () => {
    for (const audience of audiences) {
      const asked = scopesOf(ready(audience).blocks.en!)
      expect(asked.slice(0, 2)).toEqual(['participate', 'analyse'])
      expect(asked).not.toContain('audio_record')
      expect(asked).not.toContain('link_to_case_record')
      expect(scopesOf(ready(audience).blocks.es!)).toEqual(asked)
    }
  })
})

describe('the blocks', () => {
  it('have a question for every scope, and a heading in both languages', () => {
    for (const scope of Object.values(ConsentScope)) expect(blockTypes).toContain(blockOf(scope))
    for (const type of blockTypes)
      expect(Object.values(blockRules[type].heading).every((text) => text.length > 2)).toBe(true)
  })

  it('bind in risks, recipients and scopes', () => {
    expect(blockTypes.filter((type) => isMaterial(type) && !type.startsWith('scope_'))).toEqual([
      ...['risks', 'small_sample', 'recipients'],
    ])
  })
})

describe('what keeps a text from being published', () => {
  it.each(
    audiences.flatMap((audience) =>
      blockTypes
        .filter((type) => blockRules[type].required.includes(audience))
        .map((type) => [audience, type] as const),
    ),
  )('is for %s that %s is missing, in either language', (audience, type) => {
    const draft = ready(audience)
    const kind = type === 'running_away' ? 'running_missing' : 'block_missing'
    for (const language of ['en', 'es'] as const)
      expect(kinds({ ...draft, blocks: without(draft.blocks, type, language) })).toEqual([
        `${kind} ${type} ${language}`,
      ])
  })

  it.each(['', '  \n', '\u200b\u200b', '\u3164', '…', '- - -'])('is a block that is blank: %j', (blank) => {
    const blocks = ready().blocks
    const emptied = blocks.en!.map((one) => (one.type === 'risks' ? { ...one, text: blank } : one))
    expect(kinds({ ...ready(), blocks: { ...blocks, en: emptied } })).toEqual(['block_missing risks en'])
  })

  it.each<[string, Partial<Draft>, Partial<OfStudy>, string[]]>([
    ['no end', { expiresAt: null }, {}, ['no_expiry']],
    ['an end that is now', { expiresAt: now }, {}, ['expired']],
    ['an end that nobody sees', { expiresAt: new Date('9999-12-31T00:00:00Z') }, {}, ['ends_too_late']],
    ['no determination', {}, { determination: null }, ['no_determination']],
    ['an exemption for a minor', { approvedRef: 'IRB 1' }, { determination: 'exempt' }, ['exempt_minor']],
    ['no approval where a board has to look', {}, { determination: 'full' }, ['no_approval']],
    ['no approval where one member looks', {}, { determination: 'expedited' }, ['no_approval']],
    ['nothing', { approvedRef: 'IRB 1' }, { determination: 'full' }, []],
  ])('is %s', (_name, draft, of, expected) => {
    expect(kinds({ ...ready(), ...draft }, of)).toEqual(expected)
  })

  it('is not an exemption where somebody of age is asked', () => {
    expect(kinds({ ...ready('adult'), approvedRef: 'IRB 1' }, { determination: 'exempt' })).toEqual([])
  })

  it('is a language of the study that says nothing, and not one that the study does not ask in', () => {
    const { en } = ready().blocks
    expect(kinds({ ...ready(), blocks: { en: en! } })).toEqual(['language_missing es'])
    expect(kinds({ ...ready(), blocks: { en: en!, es: [] } }, { languages: ['en'] })).toEqual([])
  })

  it('is a part that only one language has', () => {
    const draft = with_(ready(), 'scope_audio_record', { en: 'May we record you?' })
    expect(kinds(draft)).toEqual(['one_language scope_audio_record es'])
    expect(kinds({ ...ready(), blocks: without(ready().blocks, 'scope_quote_verbatim', 'en') })).toEqual([
      'one_language scope_quote_verbatim en',
    ])
  })

  it('is that they are few and are not told so, or that nobody knows how many they are', () => {
    const draft = { ...ready(), blocks: without(ready().blocks, 'small_sample') }
    for (const plannedPeople of [null, 8, 29])
      expect(kinds(draft, { plannedPeople })).toEqual([
        ...['block_missing small_sample en', 'block_missing small_sample es'],
      ])
    expect(kinds(draft, { plannedPeople: 30 })).toEqual([])
  })

  it('is a part that is too hard to read, but names and numbers may be long', () => {
    const hard = 'Participation constitutes authorization for institutional dissemination of information. '
    expect(kinds(with_(ready(), 'recipients', { en: hard.repeat(3) }))).toEqual(['too_hard recipients en'])
    expect(kinds(with_(ready(), 'contact', { en: hard.repeat(3) }))).toEqual([])
    const everything = modelWords('youth').map(({ type, es }) => ({ type, en: hard, es }))
    const whole = { ...ready(), blocks: written(ready().blocks, 'youth', everything) }
    expect(kinds(whole).at(-1)).toBe('too_hard en')
  })

  it('is one sentence that is too hard between easy ones, but for names and numbers', () => {
    const hard = 'Participation constitutes institutional authorization.'
    const easy = 'You can stop. You can skip any question. We will not be mad. You can ask us what you want.'
    const among = with_(ready(), 'voluntary', { en: `${easy} ${hard} ${easy} ${easy}` })
    expect(
      isEasyToRead(
        readingOfBlock(
          among.blocks.en!.find(({ type }) => type === 'voluntary')!,
          'en',
        ),
        'en',
      ),
    ).toBe(true)
    expect(kinds(among)).toEqual(['hard_sentence voluntary en'])
    expect(kinds(with_(ready(), 'benefits', { es: 'La participación constituye autorización.' }))).toEqual([
      'hard_sentence benefits es',
    ])
    expect(kinds(with_(ready(), 'contact', { en: hard }))).toEqual([])
    expect(hardSentencesOf({ type: 'voluntary', text: `${easy} ${hard}` }, 'en')).toEqual([hard])
  })

  it('is a gap that was meant to be filled in', () => {
    for (const text of ['Call [name].', 'Call {phone}.', 'Call ____.', 'Call XXX.'])
      expect(kinds(with_(ready(), 'contact', { en: text }))).toEqual(['placeholder contact en'])
  })

  it('is said without a word of the text, with what to do', () => {
    const said = gapsOf({ ...ready(), blocks: without(ready().blocks, 'running_away', 'en') }, study, now)
    expect(said.map(issueOf)).toEqual([
      {
        path: 'blocks.running_away.en',
        message:
          'is missing in English: say what you have to do when somebody tells that they plan to run away',
      },
    ])
  })
})

describe('a text and the one before it', () => {
  const changed = (type: BlockType, words: { en?: string; es?: string }) =>
    changesBetween(ready().blocks, with_(ready(), type, words).blocks)

  it('differ by block, and bind otherwise where risks, recipients or scopes differ', () => {
    expect(changesBetween(ready().blocks, ready().blocks)).toEqual([])
    expect(changed('purpose', { en: 'We ask.' })).toEqual([
      { type: 'purpose', kind: 'changed', isMaterial: false },
    ])
    expect(changed('risks', { es: 'Puede doler.' })).toEqual([
      { type: 'risks', kind: 'changed', isMaterial: true },
    ])
    expect(changed('scope_audio_record', { en: 'May we record you?', es: '¿Podemos grabarte?' })).toEqual([
      { type: 'scope_audio_record', kind: 'added', isMaterial: true },
    ])
    expect(changed('benefits', { en: '', es: '' })).toEqual([
      { type: 'benefits', kind: 'removed', isMaterial: false },
    ])
  })

  it('bind the same where only other blocks, or spaces at their ends, differ', () => {
    const of = ({ blocks }: Draft) => ({
      en: canonicalMaterial(blocks.en!),
      es: canonicalMaterial(blocks.es!),
    })
    const was = of(ready())
    expect(bindsOtherwise(was, of(with_(ready(), 'purpose', { en: 'We ask.' })))).toBe(false)
    expect(bindsOtherwise(was, of(with_(ready(), 'risks', { en: 'It may hurt.' })))).toBe(true)
    expect(bindsOtherwise(was, { en: was.en })).toBe(false)
    expect(bindsOtherwise({ en: was.en }, { es: was.es })).toBe(true)
  })

  it('are hashed by all that is shown: words, headings, order, language, audience, version and end', () => {
    const text = { audience: 'youth' as const, version: 1, expiresAt: now }
    const said = ready().blocks.en!
    const all = [
      canonical(text, 'en', said),
      canonical({ ...text, version: 2 }, 'en', said),
      canonical({ ...text, audience: 'adult' }, 'en', said),
      canonical({ ...text, expiresAt: new Date(0) }, 'en', said),
      canonical(text, 'es', said),
      canonical(text, 'en', [...said].reverse()),
      canonical(
        text,
        'en',
        said.map((one) => ({ ...one, heading: `${one.heading}.` })),
      ),
      canonical(
        text,
        'en',
        said.map((one) => ({ ...one, text: `${one.text} ` })),
      ),
    ]
    expect(new Set(all).size).toBe(all.length)
  })
})

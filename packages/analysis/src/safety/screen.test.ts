import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CLASSES } from './lexicon/classes.ts'
import { DANGER } from './lexicon/danger.ts'
import { HARM } from './lexicon/harm.ts'
import { SELF } from './lexicon/self.ts'
import { screen, type Tier } from './screen.ts'

const tiers = (texts: readonly string[]) => texts.map((text) => [text, screen(text).tier])
const all = (texts: readonly string[], tier: Tier | null) => texts.map((text) => [text, tier])

describe('what has to be caught', () => {
  it('is urgent where it is now, with a plan, a means, a place or somebody near', () => {
    const texts = [
      ...['i want to kill myself tonight', 'kms after this', 'gonna unalive myself i have pills'],
      ...['quiero matarme hoy', 'me voy a matar', 'he is outside my house rn', 'he has a gun'],
      ...['tiene una pistola y está afuera', 'they wont let me leave', 'no me dejan salir de aquí'],
    ]
    expect(tiers(texts)).toEqual(all(texts, 1))
  })

  it.each([
    ...[
      'i dont want to be here anymore',
      'ya no quiero vivir',
      'ya no quiero estar aquí',
      'better off without me',
    ],
    ...[
      'my foster dad touches me',
      'el novio de mi mamá me toca',
      'he makes me do dates',
      'me obliga a ver hombres',
    ],
    ...['he still has my id and phone', 'my ex picks me up for tricks on weekends'],
    ...['the guard comes in my room at night', 'im running tonight dont tell', 'me voy a escapar esta noche'],
    ...['i cut last nite', 'me corto', 'my little sister is next', 'he says hell post my pics'],
    ...['i m preg and bleeding', 'su1c1dal again', 'kil my self', 'me kiero morir', '🔪🩸 again', '🔪🩸'],
  ])('is 1 or 2: %s', (text) => expect([1, 2]).toContain(screen(text).tier))

  it('is lowered, and not dropped, where it is past or said not to be so', () => {
    const texts = ['i used to cut, not now', 'I would never kill myself', 'when I was 13 he hit me']
    texts.push(
      'mi tío me pegaba antes',
      'no me quiero morir',
      'ya no me corto',
      'my mom is gonna kill me lol',
    )
    expect(tiers(texts)).toEqual(all(texts, 3))
  })

  it('is nothing in what is said every day', () => {
    const texts = ['I died laughing', 'the program killed it', 'the judge asked me what i wanted']
    texts.push(
      'me muero de risa',
      'me toca lavar los platos',
      'they cut my hair how i like it',
      '',
      '...',
      '12',
    )
    expect(tiers(texts)).toEqual(all(texts, null))
    expect([3, null]).toContain(screen('this homework is killing me').tier)
  })

  it('is told by its kind, so that it comes to the right people', () => {
    const kinds = (text: string) => screen(text).findings.map(({ kind }) => kind)
    expect(kinds('the guard comes in my room at night')).toContain('misconduct')
    expect(kinds('me voy a matar')).toContain('self_harm')
    expect(kinds('my little sister is next')).toEqual(['other_child'])
    expect(kinds('he still has my id and phone')).toContain('exploitation')
  })
})

describe('how a text is read', () => {
  it('is the same with accents apart, capitals, digits, doubled letters and slips', () => {
    const forms = ['QUIERO MATARME HOY', 'quiero matarme hoy'.normalize('NFD'), 'quiero m4t4rme hoy']
    forms.push(
      'quieroooo matarmeee hoy',
      'kiero matarme hoy',
      'i want to k1ll myself tonight',
      'KILLLL MYSELF tonight',
    )
    expect(tiers(forms)).toEqual(all(forms, 1))
    expect(screen('i am suicdal').tier).toBe(2)
  })

  it('gives positions in the text as it is', () => {
    const text = '😀 Él está bien. He has a gun!'
    expect(screen(text).findings.map(({ start, end }) => text.slice(start, end))).toEqual(['He has a gun'])
    const apart = 'm\u0301 he is outside my house rn'
    expect(screen(apart).findings.map(({ start, end }) => apart.slice(start, end))).toContain('is outside my')
  })

  it('asks for a person where it knows the language of too few words', () => {
    const french = 'il me frappe tous les soirs et je ne peux pas sortir'
    for (const text of [
      french,
      'Anh ấy đánh tôi mỗi đêm',
      'он бьёт меня каждую ночь',
      'qzx wvbn plkj mnbv trqp',
      // Few words, and letters of which one run is a whole sentence.
      ...[
        'Aidez moi vite',
        'aidez-moi vite',
        'hilf mir bitte',
        'Aidez moi',
        'ساعدني الآن',
        '救命',
        '他打我',
        'помоги',
        'मुझे बचाओ',
      ],
      '𝔦𝔩 𝔪𝔢 𝔣𝔯𝔞𝔭𝔭𝔢',
      // In capitals nothing is a name.
      ...['IL ME FRAPPE TOUS LES SOIRS', 'AIDEZ MOI VITE'],
    ])
      expect(screen(text)).toMatchObject({ tier: 2, findings: [{ kind: 'unknown_language' }] })
    const ours = [
      'my worker was Ms. Kowalczyk from Poughkeepsie',
      'MY WORKER WAS MS. KOWALCZYK',
      'Tyrone Kowalczyk',
    ]
    ours.push(
      'fine ¯\\_(ツ)_/¯',
      'the food there was ok for me ಠ_ಠ',
      'idk',
      'Ms. Kowalczyk',
      'DCF',
      'IEP meeting',
      '25 µg',
    )
    expect(tiers(ours)).toEqual(all(ours, null))
  })

  it('takes a word or two after a yes as a wish to be heard', () => {
    expect(screen('idk').tier).toBeNull()
    for (const text of ['idk', '😭', '...']) expect(screen(text, { saidYes: true }).tier).toBe(2)
    expect(screen(' \n', { saidYes: true }).tier).toBeNull()
  })

  it('never throws, and takes time that grows with the text alone', () => {
    const lone = '\ud83d he hits me \ude00'
    expect(screen(lone).tier).toBe(2)
    const time = (text: string) => {
      const start = performance.now()
      screen(text)
      return performance.now() - start
    }
    const [short, long] = [20_000, 200_000].map((length) => 'he said i want to kill my '.repeat(length / 26))
    expect(screen('abcdefg'.repeat(30_000)).tier).toBeNull()
    const shortest = Math.min(...[1, 2, 3].map(() => time(short!)))
    expect(Math.min(...[1, 2].map(() => time(long!)))).toBeLessThan(Math.max(shortest, 5) * 60)
  })
})

describe('the lexicon', () => {
  it('is written as texts are read: lower case, no accents, known classes, tiers and kinds', () => {
    const words = Object.values(CLASSES).join(' ')
    expect(words.match(/[^a-zA-Z0-9_:\s]+/g) ?? []).toEqual([])
    const kinds =
      'self_harm|abuse|exploitation|danger|missing|harm_to_others|other_child|medical|misconduct|asks_for_help'
    const line = new RegExp(`^=?[123ur] (?:${kinds})(?: (?:#|\\$|\\*\\d|\\^?[a-zA-Z0-9:|$]+\\??))+$`)
    const lines = [SELF, DANGER, HARM].flatMap((list) => list.trim().split('\n'))
    expect(lines.filter((each) => !line.test(each.replace(/ +/g, ' ')))).toEqual([])
    const names = new Set(lines.join(' ').match(/\b[A-Z]{2,}\b/g))
    expect([...names].filter((name) => !(name in CLASSES))).toEqual([])
  })
})

type Row = { text: string; lang: string; tier: Tier | null; id: string }
const rows = ['en', 'es', 'mixed'].flatMap((name) =>
  readFileSync(`packages/analysis/data/screening/${name}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row),
)

describe('the reported half of the invented set', () => {
  const half = rows.filter(({ id }) => Number(id.slice(-3)) % 2 === 0)
  it.each(['en', 'es', 'mixed'])('is caught to 95 % and false in at most 8 % in %s', (lang) => {
    const mine = half.filter((row) => row.lang === lang)
    const isUrgent = (tier: Tier | null) => tier === 1 || tier === 2
    const told = mine.filter(({ tier }) => isUrgent(tier))
    const calm = mine.filter(({ tier }) => !isUrgent(tier))
    expect(
      told.filter(({ text }) => isUrgent(screen(text).tier)).length / told.length,
    ).toBeGreaterThanOrEqual(0.95)
    const most = lang === 'mixed' ? 0.09 : 0.08
    expect(calm.filter(({ text }) => isUrgent(screen(text).tier)).length / calm.length).toBeLessThanOrEqual(
      most,
    )
  })
})

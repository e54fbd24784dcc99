// When a code is read by what was learned of it, and when from the codebook that says something else of it now.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { assumeClean } from '../text/clean.ts'
import { parseCodebook } from './codebook.ts'
import { knownRows } from './model.ts'
import { rulesOf } from './rules.ts'
import { shippedCodes } from './shipped.ts'
import { createTagger } from './tagger.ts'

type File = {
  id: string
  version: string
  codes: ({ id: string; status: string; examples: { text: string; lang: string }[] } & Record<
    string,
    unknown
  >)[]
}
const file = JSON.parse(
  readFileSync(resolve('packages/analysis/codebooks/youth-survivor-perspective.json'), 'utf8'),
) as File
const active = file.codes.filter(({ status }) => status === 'active').map(({ id }) => id)
const knownIn = (changed: object) => {
  const codebook = parseCodebook(changed)
  const known = knownRows(shippedCodes(), codebook)
  return codebook.codes.flatMap(({ id }, at) => (known[at] === undefined ? [] : [id]))
}
const withCode = (id: string, change: object): File => ({
  ...file,
  codes: file.codes.map((code) => (code.id === id ? { ...code, ...change } : code)),
})

describe('a code that was learned', () => {
  it('is known while the codebook says the same of it, whatever the book is called', () => {
    expect(knownIn(file)).toEqual(active)
    expect(knownIn({ ...file, id: 'copied', version: '7', title: 'Ours' })).toEqual(active)
    expect(knownIn(JSON.parse(JSON.stringify(file).replaceAll(' or ', '  or ')) as File)).toEqual(active)
  })

  it('is known in a book of one language, where that says the same', () => {
    const only = (language: 'en' | 'es') =>
      knownIn({
        ...file,
        codes: file.codes.map((code) => ({
          ...code,
          ...Object.fromEntries(
            ['title', 'definition', 'include', 'exclude'].map((part) => {
              const text = (code[part] as Record<string, string>)[language]!
              return [part, part === 'title' && language === 'en' ? text : { [language]: text }]
            }),
          ),
        })),
      })
    expect(only('en')).toEqual(active)
    expect(only('es')).toEqual(active)
  })

  it.each([
    ['title', { en: 'Judges', es: 'Jueces' }],
    ['definition', { en: 'Whether the building of the court was clean and warm.' }],
    ['include', 'corridors, benches'],
    ['exclude', { en: 'everything about judges' }],
  ])('is not known any more once its %s is another, and the others are', (part, value) => {
    const changed = withCode('judicial_voice', { [part]: value })
    expect(knownIn(changed)).toEqual(active.filter((id) => id !== 'judicial_voice'))
  })

  it('is not known by its id alone, in a book of the same id or another', () => {
    const code = { id: 'judicial_voice', title: 'Juries', definition: 'Whether the food at court was good.' }
    expect(knownIn({ id: file.id, version: file.version, title: 'x', codes: [code] })).toEqual([])
    expect(knownIn({ id: 'other', version: 1, title: 'x', codes: [code] })).toEqual([])
  })

  it('is read from the codebook once it means something else', () => {
    const changed = parseCodebook(
      withCode('comfort', {
        title: 'Bicycles',
        definition: 'Bicycles, helmets and repairs of a bicycle.',
        include: 'bicycle, helmet, tyre',
        exclude: '',
        examples: [],
      }),
    )
    const codes = (text: string) =>
      createTagger(changed)
        .tag(assumeClean(text))
        .suggestions.map(({ code }) => code)
    expect(codes('My room had fairy lights and a soft blanket.')).not.toContain('comfort')
    expect(codes('The tyre of my bicycle was flat and my helmet broke.')).toContain('comfort')
    expect(new Set(rulesOf(changed, 'comfort').map(({ from }) => from))).toEqual(new Set(['codebook']))
  })

  it('has what is surely near an example that was added, and keeps what was learned', () => {
    const text = 'The kettle with the dented lid whistled and we all sat down for soup.'
    const { examples } = file.codes.find(({ id }) => id === 'comfort')!
    const codesWith = (more: { text: string; lang: string }[], said: string) =>
      createTagger(parseCodebook(withCode('lasting_support', { examples: [...examples, ...more] })))
        .tag(assumeClean(said))
        .suggestions.map(({ code }) => code)
    expect(codesWith([], text)).not.toContain('lasting_support')
    expect(codesWith([{ text, lang: 'en' }], text)).toContain('lasting_support')
    expect(codesWith([{ text, lang: 'en' }], 'My mentor still calls me every month.')).toContain(
      'lasting_support',
    )
  })
})

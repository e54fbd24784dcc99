import { linkSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { firsthandHere } from '../../../../test/support/firsthand.ts'
import { codebook, line, lines, run } from '../../../../test/support/program.ts'

const folder = mkdtempSync(join(tmpdir(), 'firsthand-learn-'))
const file = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

afterAll(() => rmSync(folder, { recursive: true }))

describe('firsthand learn', () => {
  const rows = Array.from({ length: 60 }, (_, at) => ({
    id: at,
    text: at % 2 ? `the judge heard me on day ${at}` : `they locked the door on day ${at}`,
    labels: [at % 2 ? 'judicial_voice' : 'rules_and_control'],
  }))
  const model = join(folder, 'learned.model.json')

  it('writes a model that tag takes, and prints what it is worth', async () => {
    const { status, out } = await run(
      ['learn', '--codebook', codebook, '--model', model],
      rows.map(line).join('') +
        line({ id: 'x', text: 'no labels' }) +
        line({ id: 'y', text: 'z', labels: ['nope'] }) +
        line({ id: 'z', text: 'le juge', lang: 'fr-CA', labels: ['judicial_voice'] }),
    )
    const [report] = lines(out)
    expect(status).toBe(3)
    expect(report).toMatchObject({ rows: 60, distinct: 60, all: { micro: 1 } })
    expect(report?.['bad']).toMatchObject([
      { line: 61, error: { code: 'missing_labels' } },
      { line: 62, error: { code: 'unknown_code' } },
      { line: 63, error: { code: 'other_language' } },
    ])
    const tagged = await run(
      ['tag', '--codebook', codebook, '--model', model],
      line({ id: 1, text: 'the judge heard me again' }),
    )
    expect(lines(tagged.out)[0]?.['codes']).toMatchObject([{ code: 'judicial_voice' }])
    expect(report?.['remarks']).toEqual([])
    const cut = file('cut.json', readFileSync(model, 'utf8').slice(0, -200))
    const refused = await run(['tag', '--codebook', codebook, '--model', cut], line({ id: 1, text: 'x' }))
    expect([refused.status, refused.out]).toEqual([2, ''])
    expect(refused.err).toContain('the file is not valid JSON')
  })

  it('says what of the lines is not learned from, and where every text is given a code', async () => {
    const rest = { id: 'rest', title: 'Rest', definition: 'Blank, or about nothing of these.' }
    const ours = JSON.parse(readFileSync(codebook, 'utf8')) as { codes: object[] }
    const withRest = file('with-rest.json', JSON.stringify({ ...ours, codes: [...ours.codes, rest] }))
    const { status, out } = await run(
      ['learn', '--codebook', withRest, '--model', join(folder, 'rest.model.json')],
      rows.map((row) => line({ ...row, ...(row.id < 7 && { question: 'And court?' }) })).join(''),
    )
    expect(status).toBe(0)
    expect(lines(out)[0]?.['remarks']).toEqual([
      expect.stringMatching(/^7 of 60 texts have a question, which is not learned from/),
      expect.stringMatching(
        /^every text has a code, .* the best one is given where none reaches its threshold/,
      ),
    ])
  })

  const coded = file('coded.jsonl', rows.map(line).join(''))
  const book = file('book-of-ours.json', readFileSync(codebook, 'utf8'))
  const linked = join(folder, 'linked.jsonl')
  linkSync(coded, linked)
  const fresh = join(folder, 'fresh.json')
  it.each([
    [['--in', coded, '--model', coded], '--model is the same file as --in'],
    [['--in', coded, '--model', linked], '--model is the same file as --in'],
    [['--in', coded, '--model', book], '--model is the same file as --codebook'],
    [['--in', coded, '--model', fresh, '--out', coded], '--out is the same file as --in'],
    [['--in', coded, '--model', fresh, '--out', book], '--out is the same file as --codebook'],
    [['--in', coded, '--model', fresh, '--out', fresh], '--out is the same file as --model'],
  ])('writes over nothing that it reads: %j', async (args, message) => {
    const before = [coded, book].map((path) => readFileSync(path, 'utf8'))
    const { status, out, err } = await firsthandHere({}, 'learn', '--codebook', book, ...args)
    expect([status, out]).toEqual([2, ''])
    expect(err).toContain(message)
    expect([coded, book].map((path) => readFileSync(path, 'utf8'))).toEqual(before)
  })

  it('and tag writes over none of its own either', async () => {
    const { status, err } = await firsthandHere({}, 'tag', '--codebook', book, '--in', coded, '--out', book)
    expect([status, err]).toEqual([2, 'tag: --out is the same file as --codebook\n'])
    expect(readFileSync(book, 'utf8')).toBe(readFileSync(codebook, 'utf8'))
  })
})

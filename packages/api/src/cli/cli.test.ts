import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firsthandHere } from '../../../../test/support/firsthand.ts'
import { codebook, line, lines, program, run, type Ran } from '../../../../test/support/program.ts'

// The real program in a process of its own, as it is built; what is only refused, in this one.
const folder = mkdtempSync(join(tmpdir(), 'firsthand-cli-'))
const file = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

const nothing = file('nothing.jsonl', '')

afterAll(() => rmSync(folder, { recursive: true }))

describe('a line that is too much', () => {
  it('of half a million clauses does not cost the others', async () => {
    const long = line({ id: 1, text: 'The police lied and yelled at me.\n' + 'a\n'.repeat(330_000) })
    const { status, out, err } = await run(
      ['tag', '--codebook', codebook],
      long + line({ id: 2, text: 'ok' }),
    )
    expect([status, err]).toEqual([0, ''])
    expect(lines(out).map(({ id }) => id)).toEqual([1, 2])
  })

  it('with a number as its id that would come out as another is told so', async () => {
    const { status, out } = await run(
      ['deidentify'],
      '{"id":12345678901234567890,"text":"ok"}\n{"id":1e999,"text":"ok"}\n{"id":1.5,"text":"ok"}\n',
    )
    expect(status).toBe(3)
    expect(lines(out).map(({ id, error }) => id ?? (error as { code: string }).code)).toEqual([
      'invalid_id',
      'invalid_id',
      1.5,
    ])
  })
})

describe('firsthand tag', () => {
  it('answers every line in order, with codes, quotes and reasons', async () => {
    const text = 'The judge never looked at me.'
    const { status, out, err } = await run(
      ['tag', '--codebook', codebook],
      line({ id: 1, text }) +
        line({ id: 'b', text: 'la lista de espera', lang: 'es' }) +
        line({ id: 'c', text: 'ok', lang: 'fr' }),
    )
    const [first, second, third] = lines(out)
    expect([status, err]).toEqual([0, ''])
    expect(first).toMatchObject({ id: 1, lang: 'en' })
    expect((first?.['codes'] as unknown[])[0]).toMatchObject({
      code: 'judicial_voice',
      stance: 'negative',
      quotes: [{ start: 0, end: text.length }],
    })
    expect(second).toMatchObject({ id: 'b', lang: 'es' })
    expect(third).toEqual({ id: 'c', lang: 'fr', codes: [] })
  })

  it('names a language that it does not read, and suggests nothing', async () => {
    const text = 'Je voulais parler au juge mais il ne m’a jamais écouté.'
    const { status, out } = await run(['tag', '--codebook', codebook], line({ id: 1, text }))
    expect([status, lines(out)]).toEqual([0, [{ id: 1, lang: 'fr', codes: [] }]])
  })

  it.each([
    ['es-MX', 'es'],
    ['EN', 'en'],
    ['es_419', 'es'],
    ['spa', 'es'],
    ['en-Latn-US', 'en'],
    ['SP', 'es'],
    ['cas', 'es'],
  ])('takes %s as %s, whatever the words look like', async (lang, taken) => {
    const { out } = await run(['tag', '--codebook', codebook], line({ id: 1, text: 'ok', lang }))
    expect(lines(out)).toEqual([{ id: 1, lang: taken, codes: [] }])
  })

  it.each(['und', 'mul', 'NA', 'unk', 'English', '', 'e', '__proto__', 5, null])(
    'takes %j for no language, and looks at the words',
    async (lang) => {
      const text = 'La jueza leyó mi carta y me escuchó.'
      const { out } = await run(['tag', '--codebook', codebook], line({ id: 1, text, lang }))
      expect(lines(out)[0]).toMatchObject({ id: 1, lang: 'es' })
    },
  )

  it('suggests nothing where another language is stated, and names it', async () => {
    const text = 'The judge never looked at me.'
    const { status, out } = await run(
      ['tag', '--codebook', codebook, '--scores'],
      line({ id: 1, text, lang: 'ht-HT' }),
    )
    const [first] = lines(out)
    expect([status, first]).toEqual([0, { id: 1, lang: 'ht', codes: [], scores: first?.['scores'] }])
    expect(new Set(Object.values(first?.['scores'] as object))).toEqual(new Set([0]))
  })

  it('shows drafts and all scores only where asked', async () => {
    const input = line({ id: 1, text: 'I ran away at night, took off, went AWOL' })
    const plain = lines((await run(['tag', '--codebook', codebook], input)).out)[0]
    const full = lines((await run(['tag', `--codebook=${codebook}`, '--drafts', '--scores'], input)).out)[0]
    expect(JSON.stringify(plain)).not.toContain('running_away')
    expect(plain).not.toHaveProperty('scores')
    expect(JSON.stringify(full?.['codes'])).toContain('running_away')
    expect(Object.keys(full?.['scores'] as object)).toHaveLength(17)
  })

  it('adds aspects with the drafts, and the services that a list names', async () => {
    const input = line({ id: 1, text: 'At Harbor House they had cameras and bed checks all night.' })
    const list = file('services.json', '[{"id":"harbor","title":{"en":"Harbor House"}}]')
    const coded = async (...args: string[]) =>
      lines((await run(['tag', '--codebook', codebook, ...args], input)).out)[0]?.['codes']
    expect(JSON.stringify(await coded())).not.toMatch(/aspect|harbor/)
    expect(await coded('--drafts', '--services', list)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          ...{ code: 'rules_and_control', aspect: ['watched_and_searched'], about: ['harbor'] },
        }),
      ]),
    )
  })

  it.each([
    [['tag'], '--codebook FILE is missing'],
    [['tag', '--codebook', codebook, '--services', codebook], 'it is not a list of {id, title}'],
    [['tag', '--codebook'], '--codebook needs a value'],
    [['tag', '--codebook', 'nowhere.json'], '--codebook cannot be read: nowhere.json'],
    [['tag', '--codebook', codebook, '--model', 'x'], '--model cannot be read: x'],
    [['tag', '--codebook', codebook, '--model', codebook], 'not a model that the command learn wrote'],
    [['learn', '--codebook', codebook], '--model OUT is missing'],
    [
      ['learn', '--codebook', codebook, '--model', 'no/where.json', '--in', nothing],
      'it takes at least 50 to learn from',
    ],
    [
      ['tag', '--codebook', codebook, '--in', 'nowhere.jsonl'],
      '--in cannot be read: nowhere.jsonl does not exist',
    ],
    [
      ['tag', '--codebook', codebook, '--in', nothing, '--out', 'no/where.jsonl'],
      '--out cannot be written: no/where.jsonl does not exist',
    ],
    [['tag', '--codebook', codebook, '--verbose'], '--verbose is not an argument of this command'],
    [['tag', '--codebook', codebook, '--drafts=1'], '--drafts takes no value'],
    [['deidentify', 'file.jsonl'], 'file.jsonl is not an argument of this command'],
    [['constructor'], 'constructor is not a command'],
    [[], 'a command is missing'],
  ])('refuses bad usage with status 2: %j', async (args, message) => {
    const { status, out, err } = await firsthandHere({}, ...args)
    expect([status, out]).toEqual([2, ''])
    expect(err).toContain(message)
  })

  it.each([
    ['not json', 'the file is not valid JSON'],
    ['{"id":"a","version":1,"title":"A","codes":[]}', 'the codebook has no codes'],
    ['{"id":"a","version":1,"title":"A","codes":[{"id":"x","definition":"d"}]}', 'codes[0].title is missing'],
  ])('refuses the codebook %s', async (content, message) => {
    const { status, err } = await firsthandHere({}, 'tag', '--codebook', file('book.json', content))
    expect(status).toBe(2)
    expect(err).toContain(message)
  })
})

describe('firsthand help', () => {
  it('names every option of tag', async () => {
    const { out } = await firsthandHere({}, 'help')
    for (const option of ['--codebook', '--model', '--services', '--drafts', '--scores'])
      expect(out).toContain(option)
  })
})

describe('bad lines', () => {
  const secret = 'kept-to-herself'
  const bad: [string, string | Buffer, string][] = [
    ['no JSON', `{"text":"${secret}"`, 'invalid_json'],
    ['an empty line', '', 'empty_line'],
    ['a list', `["${secret}"]`, 'not_an_object'],
    ['no id', `{"text":"${secret}"}`, 'missing_id'],
    ['no text', '{"id":1}', 'missing_text'],
    ['a number for a text', '{"id":1,"text":7}', 'invalid_text'],
    ['NUL', `{"id":1,"text":"${secret}\\u0000"}`, 'nul'],
    ['half a surrogate pair', `{"id":1,"text":"${secret}\\ud800"}`, 'lone_surrogate'],
    [
      'invalid UTF-8',
      Buffer.concat([Buffer.from('{"id":1,"text":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
      'invalid_utf8',
    ],
    ['more than a megabyte', `{"id":1,"text":"${secret} ${'x'.repeat(1_100_000)}"}`, 'line_too_long'],
  ]
  let ran: Ran
  beforeAll(async () => {
    const good = Buffer.from(line({ id: 'good', text: 'fine' }))
    const among = bad.flatMap(([, content]) => [good, Buffer.from(content), Buffer.from('\n')])
    ran = await run(['deidentify'], Buffer.concat([...among, good]))
  })

  it('cost no other its answer, and end with status 3 and without a word of theirs', () => {
    expect([ran.status, ran.err]).toEqual([3, ''])
    const answered = lines(ran.out).map(({ id }) => id)
    expect(answered).toEqual([...bad.flatMap(() => ['good', undefined]), 'good'])
    expect(ran.out).not.toContain(secret)
  })

  it.each(bad.map(([name, , code], nth) => [name, code, 2 * nth + 2] as const))(
    '%s: an error in its place',
    (_, code, nth) => {
      expect(lines(ran.out)[nth - 1]).toMatchObject({ line: nth, error: { code } })
    },
  )
})

describe('firsthand deidentify', () => {
  it('reads and writes files, positions into the input as it came', async () => {
    const text = 'Cafe\u0301, then Judge Smith\r\nsaid no 😀'
    const input = file('in.jsonl', line({ id: 1, text }))
    const output = join(folder, 'out.jsonl')
    expect(await run(['deidentify', '--in', input, '--out', output])).toEqual({ status: 0, out: '', err: '' })
    const start = text.indexOf('Smith')
    expect(lines(readFileSync(output, 'utf8'))).toEqual([
      {
        id: 1,
        text: text.replace('Smith', '[OFFICIAL 1]'),
        redactions: [{ start, end: start + 5, type: 'OFFICIAL' }],
      },
    ])
  })
  it('has its sister screen, which tells what a person must read now', async () => {
    const text = '😀 ok. He has a gun'
    const { status, out } = await run(
      ['screen'],
      line({ id: 1, text, lang: 'en', age: 15, setting: 'alone' }) +
        line({ id: 2, text: 'It was fine.' }) +
        '{"id":3}\n',
    )
    expect(status).toBe(3)
    expect(lines(out)).toEqual([
      { id: 1, tier: 1, findings: [{ kind: 'danger', start: 7, end: text.length, tier: 1 }] },
      { id: 2, tier: null, findings: [] },
      { line: 3, error: { code: 'missing_text', message: 'text is missing' } },
    ])
  })
  it('never writes over its input', async () => {
    const input = file('same.jsonl', line({ id: 1, text: 'x' }))
    const { status, err } = await run(['deidentify', '--in', input, '--out', input])
    expect([status, err]).toEqual([2, 'deidentify: --out is the same file as --in\n'])
    expect(statSync(input).size).toBeGreaterThan(0)
  })
  it('stops with a word where its reader goes away', async () => {
    const input = file('long.jsonl', line({ id: 1, text: 'some words '.repeat(20) }).repeat(20_000))
    const child = spawn(process.execPath, [program, 'deidentify', '--in', input])
    let err = ''
    child.stderr.on('data', (data: Buffer) => (err += data.toString()))
    child.stdout.once('data', () => child.stdout.destroy())
    const status = await new Promise((done) => child.on('close', done))
    expect(status).toBe(1)
    expect(err).toMatch(/^deidentify: the output was closed before the end, at line \d+\n$/)
  })
})

describe('firsthand release', () => {
  const people = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at)

  it('tells what may be shown beside what was, by which group it may not, and never who makes the difference', async () => {
    const { status, out } = await run(
      ['release'],
      line({ id: 'first', K: 10, released: [], next: people(1, 30) }) +
        line({ id: 'small', K: 10, released: [], next: people(1, 9) }) +
        line({ id: 'withdrew', K: 10, released: [people(41, 60), people(1, 30)], next: people(1, 29) }) +
        line({ id: 'ten fewer', K: 10, released: [people(1, 30)], next: people(1, 20) }) +
        line({ id: 'again', K: 10, released: [people(1, 30)], next: people(1, 30).reverse() }) +
        line({ id: 'too late', K: 10, released: [people(1, 30), people(1, 28)], next: people(1, 30) }) +
        line({ id: 'small beside others', K: 10, released: [people(41, 60)], next: people(1, 9) }),
    )
    expect(status).toBe(0)
    const because = expect.stringMatching(/group 2 of released/)
    expect(lines(out)).toEqual([
      { id: 'first', allow: true },
      { id: 'small', allow: false, because: 'fewer people than the least base' },
      { id: 'withdrew', allow: false, because },
      { id: 'ten fewer', allow: true },
      { id: 'again', allow: true },
      { id: 'too late', allow: false, because },
      { id: 'small beside others', allow: false, because: 'fewer people than the least base' },
    ])
  })

  it('says of what in a line it cannot go on', async () => {
    const { status, out } = await run(
      ['release'],
      [
        { K: 10, released: [], next: [] },
        { id: 1, K: 0, released: [], next: [] },
        { id: 1, K: 10, next: [] },
        { id: 1, K: 10, released: ['p1'], next: [] },
        { id: 1, K: 10, released: [], next: [null] },
      ]
        .map((row) => line(row))
        .join(''),
    )
    expect(status).toBe(3)
    expect(lines(out).map((answer) => (answer as { error: { code: string } }).error.code)).toEqual([
      ...['missing_id', 'invalid_base', 'invalid_released', 'invalid_group', 'invalid_participant'],
    ])
  })
})

// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { kinds, sampleOf } from '../../../../../test/support/views.ts'
import type { Kind, Language, ShownItem, View } from '../view.ts'
import { markup } from '../../markup.ts'
import { renderView } from './page.ts'
import { words } from './words.ts'

const parsed = (view: View): Document => new DOMParser().parseFromString(renderView(view), 'text/html')
const all = (page: Document, selector: string): Element[] => [...page.querySelectorAll(selector)]
const textIn = (page: Document, selector: string): string =>
  page.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
const acts = (page: Document): string[] =>
  all(page, 'button[name=do]:not(.unseen)').map((one) => one.getAttribute('value')!)

const exit = 'https://www.weather.gov/'

const inBoth = kinds.flatMap((kind) => (['en', 'es'] as const).map((language) => ({ kind, language })))

describe.each(inBoth)('the page of $kind in $language', ({ kind, language }) => {
  const view = sampleOf(kind, language)
  const page = parsed(view)

  it('tells nothing by its title, icon or addresses, and is neither translated nor kept', () => {
    expect(page.title).toBe(words[language].title)
    expect(page.documentElement.lang).toBe(language)
    expect(page.documentElement.getAttribute('translate')).toBe('no')
    expect(page.querySelector('link[rel=icon]')!.getAttribute('href')).toBe('data:,')
    const addresses = all(page, '[href], [src], [action]').map(
      (one) => one.getAttribute('href') ?? one.getAttribute('src') ?? one.getAttribute('action')!,
    )
    const ours = ['data:,', '/s', '/s.css', '/s.js', '/s/exit', '/s/in', ...(kind === 'left' ? [exit] : [])]
    expect(addresses.filter((one) => !ours.includes(one) && !/^(?:tel|sms):\+?\d+$/.test(one))).toEqual([])
    expect(all(page, '[style], [onclick], [onload], style, iframe, img')).toEqual([])
    expect(all(page, 'script').map((one) => one.getAttribute('src'))).toEqual(['/s.js'])
  })

  it('can be left at once, first by a key, and asks for nothing that must be filled in', () => {
    const first = page.querySelector('a, button:not([tabindex]), input:not([type=hidden]), textarea')!
    const leads = kind === 'left' ? exit : '/s/exit'
    expect([first.getAttribute('href'), first.textContent]).toEqual([leads, words[language].exit])
    expect((first as HTMLElement).dataset['to']).toBe(exit)
    expect(all(page, '[required], [pattern], [aria-required]')).toEqual([])
    expect(page.querySelector('form')?.hasAttribute('novalidate') ?? true).toBe(true)
  })

  it('keeps nothing that is typed: no field of it is filled in, learned or spelled elsewhere', () => {
    if (view.form) expect(page.querySelector('form')!.getAttribute('autocomplete')).toBe('off')
    for (const field of all(page, 'textarea, input[type=text]')) {
      const set = ['autocomplete', 'autocorrect', 'spellcheck'].map((name) => field.getAttribute(name))
      expect(set).toEqual(['off', 'off', 'false'])
    }
    expect(all(page, 'input:not([type=hidden]), textarea').every(named(page))).toBe(true)
  })

  it('has one heading, and can be had in the other language wherever something can be sent', () => {
    expect(all(page, 'h1')).toHaveLength(1)
    expect(page.querySelector('h1')!.textContent).not.toBe('')
    const other = all(page, 'button[value^=language]')
    expect(other.length > 0).toBe(view.form !== null)
    for (const one of other) expect(one.getAttribute('lang')).toBe(one.getAttribute('value')!.slice(-2))
  })

  it('shows whom to call to everybody, by the names that were set up, and closed', () => {
    const list = page.querySelector('.resources')!
    expect(textIn(page, '.resources')).toContain('Careline')
    expect(list.closest('details')?.hasAttribute('open') ?? kind !== 'resources').toBe(false)
  })

  it('takes every text as text, whoever wrote it', () => {
    const hostile = withTexts(view, (text) => `${text}${attack}`)
    const attacked = parsed(hostile)
    expect(shapeOf(attacked)).toEqual(shapeOf(parsed(withTexts(view, (text) => `${text}.`))))
    expect(all(attacked, 'script')).toHaveLength(1)
  })
})

const attack = `"'><script>alert(1)</script><img src=x onerror=alert(1)></textarea></title>&lt;${'`'}`

/** Every string of a view but those that are names of ours. */
const withTexts = (view: View, change: (text: string) => string): View => {
  const own = [
    'kind',
    'language',
    'languages',
    'notice',
    'said',
    'because',
    'unsaid',
    'problem',
    'path',
    'exitAddress',
  ]
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return own.includes(key) || value === 'asks' ? value : change(value)
    if (Array.isArray(value)) return own.includes(key) ? value : value.map((one) => walk(one, ''))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one, name)]))
  }
  return walk(view, '') as View
}

/** Elements and the names of their attributes, without what stands in them. */
const shapeOf = (page: Document): string[] =>
  all(page, '*').map((one) => `${one.tagName} ${one.getAttributeNames().join(' ')}`)

/** Whether a field is told to a screen reader by a label of its own. */
const named = (page: Document) => (field: Element) =>
  field.closest('label') !== null || page.querySelector(`label[for="${field.id}"]`) !== null

const screenWith = (item: ShownItem, language: Language = 'en'): Document =>
  parsed({ ...sampleOf('screen', language), items: [item] } as View)

const asked = {
  name: 'O1',
  lead: null,
  mayNotApply: false,
  unsaid: null,
  isHidden: false,
  text: 'What helped?',
}
const options = ['1', '2'].map((value) => ({ value, text: `Answer ${value}`, isExclusive: value === '2' }))

describe('an answer', () => {
  it.each([
    ['a line break first', '\nThe bus pass'],
    ['two line breaks first', '\n\nThe bus pass'],
    ['emoji and both directions', '🚌👩🏽‍🏫 مرحبا שלום \u202e abc'],
    ['markup', '</textarea><script>alert(1)</script>'],
    ['entities', '&lt;b&gt; &amp;nbsp;'],
  ])('is shown again as it was written: %s', (_name, written) => {
    const long = screenWith({ ...asked, kind: 'words', isLong: true, most: 4000, written })
    expect((long.querySelector('textarea') as HTMLTextAreaElement).value).toBe(written)
    expect(long.querySelector('textarea')!.getAttribute('dir')).toBe('auto')
  })

  it('of one choice can be taken back without script: not saying is one of the choices', () => {
    const page = screenWith({
      ...asked,
      kind: 'choice',
      isMany: false,
      options,
      chosen: ['1'],
      mayNotApply: true,
    })
    const fields = all(page, 'input[type=radio]') as HTMLInputElement[]
    expect(fields.map(({ name, value, checked }) => [name, value, checked])).toEqual([
      ['a.O1', '1', true],
      ['a.O1', '2', false],
      ['a.O1', 'declined', false],
      ['a.O1', 'not_applicable', false],
    ])
  })

  it('of many choices stands beside not saying', () => {
    const page = screenWith({
      ...asked,
      kind: 'choice',
      isMany: true,
      options,
      chosen: ['1'],
      unsaid: 'declined',
    })
    const fields = all(page, 'input[type=checkbox]') as HTMLInputElement[]
    expect(fields.map(({ name, value, checked }) => [name, value, checked])).toEqual([
      ['a.O1', '1', false],
      ['a.O1', '2', false],
      ['s.O1', 'declined', true],
    ])
  })

  it('by a number is one press for each number', () => {
    const page = screenWith({ ...asked, kind: 'slider', low: 0, high: 10, chosen: 0 })
    const fields = all(page, '.scale input') as HTMLInputElement[]
    expect(fields.map(({ value }) => Number(value))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(fields.filter(({ checked }) => checked).map(({ value }) => value)).toEqual(['0'])
  })

  it('that is not shown again is said to be there', () => {
    const page = screenWith(
      { ...asked, kind: 'words', isLong: false, most: 200, written: '', isHidden: true },
      'es',
    )
    const field = page.querySelector('input[type=text]')!
    expect(textIn(page, `#${field.getAttribute('aria-describedby')}`)).toBe(words.es.hidden)
  })

  it('follows one lead for several questions in a row', () => {
    const row = (name: string): ShownItem => ({
      ...{ ...asked, name, lead: 'Think of the bus.', kind: 'choice', isMany: false, options, chosen: [] },
    })
    const page = parsed({ ...sampleOf('screen', 'en'), items: [row('M.a'), row('M.b')] } as View)
    expect(all(page, '.lead').map((one) => one.textContent)).toEqual(['Think of the bus.'])
    expect(all(page, 'fieldset')).toHaveLength(2)
  })
})

describe('what somebody can press', () => {
  const pressed = (kind: Kind, more: Partial<View> = {}) =>
    acts(parsed({ ...sampleOf(kind, 'en'), ...more } as View))

  it('is as near for no, not now and stop as for yes', () => {
    const course = ['back', 'pause', 'stop', 'ground']
    const other = 'language.es'
    expect(pressed('screen')).toEqual([other, 'next', 'skip', ...course])
    expect(pressed('consent')).toEqual([other, 'agree', 'decline', 'skip', ...course])
    expect(pressed('preview')).toEqual([other, 'next', 'skip_topic', ...course])
    expect(pressed('stop')).toEqual([other, 'keep', 'delete', 'return'])
    expect(pressed('pause')).toEqual([other, 'kept', 'return'])
    expect(pressed('own')).toEqual([other, 'change', 'withdraw', 'words', 'no_second'])
    expect(pressed('language')).toEqual(['language.en', 'language.es'])
    expect(pressed('not_yet')).toEqual([other, 'delete'])
    expect(pressed('left_open')).toEqual([other, 'back'])
    const page = parsed(sampleOf('screen', 'en'))
    const [next, skip] = ['next', 'skip'].map((act) =>
      page.querySelector(`button[value=${act}]:not(.unseen)`)!,
    )
    expect(skip!.className).toBe(next!.className)
  })

  it('is only what leads somewhere', () => {
    expect(pressed('screen', { canGoBack: false, canPause: false })).toEqual([
      'language.es',
      'next',
      'skip',
      'ground',
    ])
    expect(pressed('stop', { hasAnswers: false })).toEqual(['language.es', 'delete', 'return'])
    expect(pressed('pause', { code: null, isKept: true })).toEqual(['language.es', 'return'])
    expect(pressed('own', { words: 'closed', hasAnswers: false })).toEqual([
      'language.es',
      'change',
      'withdraw',
    ])
  })

  it('by Enter is what leads on', () => {
    for (const kind of kinds) {
      const form = parsed(sampleOf(kind, 'en')).querySelector('form')
      const first = form?.querySelector('button')
      if (form)
        expect(first!.value).toBe({ own: 'change', end: 'second', broken: '' }[kind as string] ?? 'next')
    }
  })
})

describe('markup', () => {
  it('is what was put together here, and nothing that came in as data', () => {
    const forged = JSON.parse('{"markup":"<b>x</b>"}')
    expect(markup`<p>${forged}</p>`.markup).toBe('<p>[object Object]</p>')
    expect(markup`<p>${[markup`<b>${'<'}</b>`, null, false, undefined, 0, ' & ']}</p>`.markup).toBe(
      '<p><b>&lt;</b>0 &amp; </p>',
    )
  })
})

describe.each(['en', 'es'] as const)('a page in %s while nobody is on duty', (language) => {
  it('says so above what is asked, and asks the same', () => {
    const view = sampleOf('screen', language)
    const [page, unwatched] = [parsed(view), parsed({ ...view, isUnwatched: true })]
    expect(textIn(page, 'main')).not.toContain(words[language].unwatched)
    const hint = unwatched.querySelector('main > p.hint')!
    expect(hint.textContent).toContain(`${words[language].unwatched} ${words[language].unwatchedNumbers}`)
    hint.remove()
    expect(textIn(unwatched, 'main')).toBe(textIn(page, 'main'))
    expect(acts(unwatched)).toEqual(acts(page))
  })
})

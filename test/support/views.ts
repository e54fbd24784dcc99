// One screen of every kind with invented texts, to be looked at and measured.
import type { Frame, Kind, Language, Screen, ShownItem, View } from '../../packages/api/src/sitting/view.ts'

const text = {
  en: {
    service: 'A place to sleep: Harbor House',
    about: 'Next we ask about the places and people that were there for you.',
    agree: ['Strongly disagree', 'Disagree', 'I do not know', 'Agree', 'Strongly agree'],
    safe: 'I felt safe there.',
    lead: 'Think of Harbor House.',
    helped: 'It helped me.',
    which: 'Which of these have you had?',
    services: ['A place to sleep', 'Someone to talk to each week', 'Help with school', 'None of these'],
    slider: 'How much say did you have? 0 is none, 10 is all.',
    open: 'What helped most?',
    wrote: 'The bus pass. — «Sí, eso» 🚌 <b>and</b> Maya',
    keep: 'We keep what you say private. There are limits: if you tell us a child is being hurt now, a person on our team must act to keep you safe.',
    heading: 'Who reads it',
    quote: 'Use my own words',
    quoted: ['We may show a sentence of yours to others, without your name.', 'Two people check it before.'],
    talk: 'Call me at the number I gave',
    when: 'Today until eight in the evening',
    until: 'December 4, 2026',
    whom: 'Ms. Rivera at the front desk',
    line: 'Crisis line, day and night',
    how: 'Call or write, also in Spanish',
  },
  es: {
    service: 'Un lugar para dormir: Casa Puerto',
    about: 'Ahora preguntamos por los lugares y la gente que estuvo contigo.',
    agree: ['Muy en desacuerdo', 'En desacuerdo', 'No sé', 'De acuerdo', 'Muy de acuerdo'],
    safe: 'Ahí me sentí en un lugar seguro.',
    lead: 'Piensa en Casa Puerto.',
    helped: 'Me ayudó.',
    which: '¿Cuáles de estos has recibido?',
    services: ['Un lugar para dormir', 'Hablar con alguien cada semana', 'Ayuda con la escuela', 'Ninguno'],
    slider: '¿Cuánto pudiste opinar? 0 es nada, 10 es todo.',
    open: '¿Qué te ayudó más?',
    wrote: 'El pase del autobús. <script>alert(1)</script>',
    keep: 'Guardamos en privado lo que dices. Hay límites: si nos cuentas que están lastimando a un menor ahora, alguien de nuestro equipo tiene que actuar.',
    heading: 'Quién lo lee',
    quote: 'Usar mis propias palabras',
    quoted: [
      'Podemos mostrar una frase tuya a otras personas, sin tu nombre.',
      'Antes la revisan dos personas.',
    ],
    talk: 'Llámenme al número que di',
    when: 'Hoy hasta las ocho de la noche',
    until: '4 de diciembre de 2026',
    whom: 'La señora Rivera en la entrada',
    line: 'Línea de crisis, día y noche',
    how: 'Llama o escribe, también en español',
  },
}

const asked = { lead: null, mayNotApply: false, unsaid: null, isHidden: false }

const itemsIn = (language: Language): ShownItem[] => {
  const said = text[language]
  const options = said.agree.map((one, nth) => ({ value: String(nth + 1), text: one, isExclusive: false }))
  return [
    { ...asked, kind: 'choice', name: 'V3a@harbor', text: said.safe, isMany: false, options, chosen: ['4'] },
    {
      ...{
        ...asked,
        kind: 'choice' as const,
        name: 'V1',
        text: said.which,
        isMany: true,
        chosen: ['0', '2'],
      },
      options: said.services.map((one, nth) => ({ value: String(nth), text: one, isExclusive: nth === 3 })),
    },
    {
      ...asked,
      kind: 'slider',
      name: 'S1',
      text: said.slider,
      low: 0,
      high: 10,
      chosen: 7,
      mayNotApply: true,
    },
    { ...asked, kind: 'words', name: 'O1', text: said.open, isLong: true, most: 4000, written: said.wrote },
  ]
}

export const frameIn = (language: Language): Frame => ({
  ...{ language, languages: ['en', 'es'], exitAddress: 'https://www.weather.gov/', minutesLeft: 5 },
  isUnwatched: false,
  ...{
    form: { screen: 'V3@harbor', turn: 12, token: 't0k3n' },
    canGoBack: true,
    canPause: true,
    notice: null,
  },
  resources: [
    { name: text[language].line, how: text[language].how, phone: '988', text: '988', isStale: false },
    { name: 'Careline', how: text[language].how, phone: '1-800-842-2288', text: null, isStale: true },
  ],
})

type Samples = { [K in Kind]: Extract<Screen, { kind: K }> & Partial<Frame> }

/** Every kind once. A kind that has none does not compile. */
export const samplesIn = (language: Language): Samples => {
  const said = text[language]
  const blocks = [{ heading: said.heading, lines: [said.keep, ...said.quoted] }]
  const cut = { form: null, canGoBack: false, canPause: false, minutesLeft: null }
  const options = said.agree.slice(0, 3).map((one, nth) => ({ value: String(nth), text: one }))
  const code = 'amber river window seven'
  const permission = { title: said.quote, lines: said.quoted }
  return {
    language: { kind: 'language', canGoBack: false, canPause: false },
    safe: { kind: 'safe' },
    read: { kind: 'read', blocks, nth: 2, of: 4 },
    limits: { kind: 'limits', blocks },
    teachback: { kind: 'teachback', question: said.which, options, explained: blocks, nth: 1, of: 3 },
    consent: {
      kind: 'consent',
      scope: 'quote_verbatim',
      title: said.quote,
      lines: said.quoted,
      chosen: true,
      nth: 3,
      of: 9,
    },
    declined: { kind: 'declined' },
    left_open: { kind: 'left_open' },
    preview: { kind: 'preview', topic: said.service, about: said.about },
    screen: {
      kind: 'screen',
      topic: said.service,
      about: null,
      items: itemsIn(language),
      isLast: false,
      notice: 'one_more',
    },
    ground: { kind: 'ground' },
    resources: { kind: 'resources' },
    pause: { kind: 'pause', code, isKept: false, until: said.until },
    stop: { kind: 'stop', hasAnswers: true },
    talk: { kind: 'talk', offered: [{ key: 'call', label: said.talk, when: said.when }] },
    end: { kind: 'end', code, isKept: false, canSetSecond: true, until: said.until, talk: null },
    deleted: { kind: 'deleted', at: said.until },
    own: {
      kind: 'own',
      permissions: [
        { ...permission, scope: 'participate', holds: true, said: 'yes', because: null },
        { ...permission, scope: 'quote_verbatim', holds: false, said: 'yes', because: 'rests_on_another' },
      ],
      usedFor: [said.about],
      words: 'asks',
      receipt: { kind: 'changed', at: said.until, scopes: ['quote_verbatim'] },
      hasAnswers: true,
    },
    in: { kind: 'in', problem: 'unknown', form: { screen: 'in', turn: 0, token: '' } },
    not_yet: { kind: 'not_yet', whomToAsk: said.whom, canGoBack: false, canPause: false },
    person: { kind: 'person', whomToAsk: null, ...cut },
    nothing: { kind: 'nothing', ...cut },
    busy: { kind: 'busy', ...cut },
    left: { kind: 'left', ...cut },
    broken: { kind: 'broken', path: '/s', fields: [['a.O1', said.about]], ...cut },
  }
}

export const sampleOf = (kind: Kind, language: Language): View => {
  const screen: object = samplesIn(language)[kind]
  return { ...frameIn(language), ...screen } as View
}

export const kinds = Object.keys(samplesIn('en')) as Kind[]

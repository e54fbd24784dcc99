// What the lint finds, by name, and what to do about it in both languages of the desk.
import type { Language } from './shape.ts'

/** `error` stops fielding; `warning` is for somebody to weigh. */
export type Severity = 'error' | 'warning'
export type FindingCode = keyof typeof severities
/** About which items and screens; `detail` is a number or key of the instrument's own. */
export type Finding = {
  code: FindingCode
  severity: Severity
  items: string[]
  screens: string[]
  language?: Language
  detail?: string
}

const severities = {
  duplicate_key: 'error',
  forward_reference: 'error',
  cycle: 'error',
  unknown_item: 'error',
  not_an_option: 'error',
  wrong_condition: 'error',
  unreachable: 'error',
  too_tangled: 'error',
  missing_closing: 'error',
  after_closing: 'error',
  ending_repeated: 'error',
  missing_text: 'error',
  placeholder: 'error',
  too_hard: 'error',
  draft_translation: 'error',
  missing_source: 'error',
  required: 'error',
  no_options: 'error',
  duplicate_option: 'error',
  lone_none: 'error',
  no_rows: 'error',
  matrix_without_services: 'error',
  no_services_item: 'error',
  empty_screen: 'error',
  too_many_on_screen: 'error',
  too_many_services: 'error',
  too_many_closed: 'error',
  too_many_open: 'error',
  missing_licence: 'error',
  restricted: 'error',
  hard_wording: 'warning',
  long_guide: 'warning',
  draft_elsewhere: 'warning',
  one_exclusive: 'warning',
} as const satisfies Record<string, Severity>

export const findingOf = (
  code: FindingCode,
  about: { items?: string[]; screens?: string[]; language?: Language; detail?: string } = {},
): Finding => ({ code, severity: severities[code], items: [], screens: [], ...about })

/** What a condition of its own, or of its screen, makes of an item: it is out of reach because of that, and comes back with it. */
const causes: readonly FindingCode[] = [
  ...(['forward_reference', 'cycle', 'unknown_item', 'not_an_option', 'wrong_condition'] as const),
  ...(['no_services_item', 'after_closing'] as const),
]

/** The findings without those that follow from another one, for somebody who mends them one by one. */
export const withoutFollowing = (
  findings: readonly Finding[],
  screens: readonly { key: string; items: readonly { key: string }[] }[],
): Finding[] => {
  const named = findings
    .filter(({ code }) => causes.includes(code))
    .flatMap((one) => [
      ...one.items,
      ...screens
        .filter(({ key }) => one.screens.includes(key))
        .flatMap(({ items }) => items.map(({ key }) => key)),
    ])
  const follows = (key: string) => named.includes(key) || named.includes(key.split('.')[0]!)
  return findings.filter(({ code, items }) => code !== 'unreachable' || !items.every(follows))
}

/** What is wrong and what to do. Keys are the instrument's own; no text of it is repeated. */
export const sayFinding = (finding: Finding, language: Language): string =>
  (language === 'es' ? es : en)[finding.code](finding)

type Words = Record<FindingCode, (finding: Finding) => string>
const listed = (keys: readonly string[]): string => keys.join(', ')
const nameEn = { en: 'English', es: 'Spanish' }
const nameEs = { en: 'inglés', es: 'español' }

const en: Words = {
  duplicate_key: ({ detail }) => `The key ${detail} is used twice. Give one of them another key.`,
  forward_reference: ({ items, screens, detail }) =>
    `The condition of ${listed([...screens, ...items])} asks about ${detail}, which comes later. Move it before, or ask about something earlier.`,
  cycle: ({ items }) =>
    `${listed(items)} wait for one another and are never shown. Take one of these conditions away.`,
  unknown_item: ({ items, screens, detail }) =>
    `The condition of ${listed([...screens, ...items])} asks about ${detail}, which is not here. Choose an item that is.`,
  not_an_option: ({ items, screens, detail }) =>
    `The condition of ${listed([...screens, ...items])} asks for an answer that ${detail} does not offer. Choose one of its options.`,
  wrong_condition: ({ items, screens, detail }) =>
    `The condition of ${listed([...screens, ...items])} asks ${detail} something that it cannot answer. Ask whether it was answered, or choose another item.`,
  unreachable: ({ items }) =>
    `Nobody is ever asked ${listed(items)}: its condition cannot come true. Change the condition.`,
  too_tangled: ({ items }) =>
    `The conditions before ${listed(items)} are too tangled to be checked. Ask about fewer items.`,
  missing_closing: () =>
    'There is no closing page that every path reaches. Add one as the last screen, without a condition.',
  after_closing: ({ screens }) =>
    `${listed(screens)} stands after the closing page and is never shown. Move it before.`,
  ending_repeated: ({ screens }) =>
    `${listed(screens)} ends the sitting and cannot be asked for each service. Take one of the two away.`,
  missing_text: ({ items, screens, language, detail }) => {
    const named = listed([...items, ...screens])
    const whole = detail === 'steps' ? 'A step of agreement has no words' : 'There is no title'
    return `${named ? `${named} has no ${detail}` : whole} in ${nameEn[language ?? 'en']}. Write it, or take the language away.`
  },
  placeholder: ({ items, screens, language, detail }) => {
    const named = listed([...items, ...screens])
    return `${named ? `${named}: the` : 'The'} ${detail} in ${nameEn[language ?? 'en']} holds a gap that was meant to be filled in. Fill it in.`
  },
  too_hard: ({ items, screens, language }) =>
    `${listed([...items, ...screens]) || 'All of it together'} is too hard to read in ${nameEn[language ?? 'en']}. Use shorter words and sentences.`,
  hard_wording: ({ items, screens, language }) =>
    `${listed([...items, ...screens]) || 'All of it together'} is hard to read in ${nameEn[language ?? 'en']}. It is an official wording: have somebody there who can read it out.`,
  draft_translation: ({ language }) =>
    `${nameEn[language ?? 'es']} is a draft translation, and the study asks in it. Have it reviewed by bilingual people of the field and record who did.`,
  missing_source: ({ language }) =>
    `${nameEn[language ?? 'en']} is called reviewed or official, and nothing says by whom. Give the source.`,
  required: ({ items }) => `${listed(items)} is marked as required. Nothing may be: everybody can skip.`,
  no_options: ({ items }) => `${listed(items)} needs two options or more.`,
  duplicate_option: ({ items, detail }) =>
    `${listed(items)} has two options with the number ${detail}. Give one another number.`,
  lone_none: ({ items }) =>
    `${listed(items)} offers "none" beside the rest. Mark it as the one that excludes the others.`,
  no_rows: ({ items }) => `${listed(items)} is a table without rows. Add some.`,
  matrix_without_services: ({ items }) =>
    `${listed(items)} is a table about a service. Let its screen be asked for each service.`,
  no_services_item: ({ screens, detail }) =>
    `${listed(screens)} is asked for each service of ${detail}, which is no question for services before it. Choose one.`,
  empty_screen: ({ screens }) => `${listed(screens)} holds nothing. Add an item, or remove the screen.`,
  too_many_on_screen: ({ screens }) =>
    `${listed(screens)} holds more than three items. Divide it: one topic, three items at most.`,
  too_many_services: ({ screens }) =>
    `${listed(screens)} asks about more than three services in one sitting. Three are enough.`,
  too_many_closed: ({ detail }) =>
    `There are ${detail} closed items; thirty are the most, beside those about services. Leave some out.`,
  too_many_open: ({ detail }) =>
    `There are ${detail} open questions; six are the most that somebody answers alone. Leave some out.`,
  missing_licence: () =>
    'It does not say where it comes from and on what basis it may be used. Fill in both.',
  restricted: ({ detail }) => `${detail} may not be used without a licence. Give the reference of yours.`,
  long_guide: ({ detail }) =>
    `It holds ${detail} questions. An interview with breaks takes 45 to 60 minutes; try it aloud.`,
  draft_elsewhere: ({ language }) =>
    `${nameEn[language ?? 'es']} is a draft translation. A study that asks in it cannot field this version.`,
  one_exclusive: ({ items }) =>
    `Every option of ${listed(items)} excludes the others. Make it a choice of one.`,
}

const es: Words = {
  duplicate_key: ({ detail }) => `La clave ${detail} se usa dos veces. Dé otra clave a una de las dos.`,
  forward_reference: ({ items, screens, detail }) =>
    `La condición de ${listed([...screens, ...items])} pregunta por ${detail}, que viene después. Póngalo antes, o pregunte por algo anterior.`,
  cycle: ({ items }) =>
    `${listed(items)} se esperan entre sí y no se muestran nunca. Quite una de esas condiciones.`,
  unknown_item: ({ items, screens, detail }) =>
    `La condición de ${listed([...screens, ...items])} pregunta por ${detail}, que no está aquí. Elija una que esté.`,
  not_an_option: ({ items, screens, detail }) =>
    `La condición de ${listed([...screens, ...items])} pide una respuesta que ${detail} no ofrece. Elija una de sus opciones.`,
  wrong_condition: ({ items, screens, detail }) =>
    `La condición de ${listed([...screens, ...items])} pide a ${detail} algo que no puede responder. Pregunte si se contestó, o elija otra.`,
  unreachable: ({ items }) =>
    `A nadie se le pregunta nunca ${listed(items)}: su condición no puede cumplirse. Cambie la condición.`,
  too_tangled: ({ items }) =>
    `Las condiciones antes de ${listed(items)} son demasiado enredadas para comprobarlas. Pregunte por menos elementos.`,
  missing_closing: () =>
    'No hay una página final a la que llegue todo camino. Agregue una como última pantalla, sin condición.',
  after_closing: ({ screens }) =>
    `${listed(screens)} está después de la página final y no se muestra nunca. Póngala antes.`,
  ending_repeated: ({ screens }) =>
    `${listed(screens)} termina la sesión y no puede preguntarse por cada servicio. Quite una de las dos cosas.`,
  missing_text: ({ items, screens, language, detail }) =>
    begun(
      [...items, ...screens],
      `falta ${detailEs(detail)} en ${nameEs[language ?? 'es']}. Escríbalo, o quite el idioma.`,
    ),
  placeholder: ({ items, screens, language, detail }) =>
    begun(
      [...items, ...screens],
      `${detailEs(detail)} en ${nameEs[language ?? 'es']} tiene un hueco que había que completar. Complételo.`,
    ),
  too_hard: ({ items, screens, language }) =>
    `${listed([...items, ...screens]) || 'Todo junto'}: demasiado difícil de leer en ${nameEs[language ?? 'es']}. Use palabras y frases más cortas.`,
  hard_wording: ({ items, screens, language }) =>
    `${listed([...items, ...screens]) || 'Todo junto'}: difícil de leer en ${nameEs[language ?? 'es']}. Es un texto oficial: que haya alguien que lo pueda leer en voz alta.`,
  draft_translation: ({ language }) =>
    `${nameEs[language ?? 'es'].replace(/^./, (c) => c.toUpperCase())} es una traducción en borrador, y el estudio pregunta en ese idioma. Haga que la revisen personas bilingües del campo y anote quiénes.`,
  missing_source: ({ language }) =>
    `El ${nameEs[language ?? 'en']} figura como revisado u oficial, y nada dice por quién. Dé la fuente.`,
  required: ({ items }) =>
    `${listed(items)} está marcado como obligatorio. Nada puede serlo: todo se puede saltar.`,
  no_options: ({ items }) => `${listed(items)} necesita dos opciones o más.`,
  duplicate_option: ({ items, detail }) =>
    `${listed(items)} tiene dos opciones con el número ${detail}. Dé otro número a una.`,
  lone_none: ({ items }) =>
    `${listed(items)} ofrece «ninguno» junto al resto. Márquelo como la que excluye a las demás.`,
  no_rows: ({ items }) => `${listed(items)} es una tabla sin filas. Agregue algunas.`,
  matrix_without_services: ({ items }) =>
    `${listed(items)} es una tabla sobre un servicio. Haga que su pantalla se pregunte por cada servicio.`,
  no_services_item: ({ screens, detail }) =>
    `${listed(screens)} se pregunta por cada servicio de ${detail}, que no es una pregunta de servicios anterior. Elija una.`,
  empty_screen: ({ screens }) =>
    `${listed(screens)} no contiene nada. Agregue un elemento, o quite la pantalla.`,
  too_many_on_screen: ({ screens }) =>
    `${listed(screens)} contiene más de tres elementos. Divídala: un tema, tres elementos como mucho.`,
  too_many_services: ({ screens }) =>
    `${listed(screens)} pregunta por más de tres servicios en una sesión. Bastan tres.`,
  too_many_closed: ({ detail }) =>
    `Hay ${detail} preguntas cerradas; treinta son el máximo, aparte de las de servicios. Quite algunas.`,
  too_many_open: ({ detail }) =>
    `Hay ${detail} preguntas abiertas; seis son el máximo que alguien contesta a solas. Quite algunas.`,
  missing_licence: () => 'No dice de dónde viene ni con qué base se puede usar. Complete ambas cosas.',
  restricted: ({ detail }) => `${detail} no se puede usar sin licencia. Dé la referencia de la suya.`,
  long_guide: ({ detail }) =>
    `Contiene ${detail} preguntas. Una entrevista con pausas dura de 45 a 60 minutos; pruébela en voz alta.`,
  draft_elsewhere: ({ language }) =>
    `${nameEs[language ?? 'es'].replace(/^./, (c) => c.toUpperCase())} es una traducción en borrador. Un estudio que pregunte en ese idioma no puede poner en uso esta versión.`,
  one_exclusive: ({ items }) =>
    `Cada opción de ${listed(items)} excluye a las demás. Hágala de una sola opción.`,
}

/** After what it is about, or as a sentence of its own. */
const begun = (keys: readonly string[], said: string): string =>
  keys.length > 0 ? `${listed(keys)}: ${said}` : said.replace(/^./, (first) => first.toUpperCase())

const detailEs = (detail: string | undefined): string =>
  ({
    text: 'el texto',
    topic: 'el tema',
    title: 'el título',
    option: 'una opción',
    row: 'una fila',
    steps: 'un paso',
  })[detail ?? 'text'] ?? 'el texto'

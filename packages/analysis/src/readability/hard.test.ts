import { describe, expect, it } from 'vitest'
import { hardSentences } from './hard.ts'
import { isEasyToRead, readability } from './readability.ts'

const hardIn = (text: string, language: 'en' | 'es') =>
  hardSentences(text, language).map(({ start, end }) => text.slice(start, end))

describe('a hard sentence', () => {
  const hard = {
    en: [
      'Participation constitutes authorization for institutional dissemination.',
      'Participation is voluntary.',
      'Confidentiality is guaranteed.',
      'You may withdraw authorization prospectively.',
      'The institutional review board approved this research.',
    ],
    es: [
      'La participación constituye autorización institucional.',
      'Divulgamos información identificable a destinatarios autorizados.',
      'Se solicitará consentimiento adicional posteriormente.',
      'Recibes tu regalo de agradecimiento aunque saltes preguntas o pares.',
    ],
  }
  const easy = {
    en: [
      'Possibly.',
      'You decide.',
      'Yes.',
      'Call 1-800-842-2288.',
      'We do not give your answers to the police, your family or your workers.',
      'The Connecticut Department of Children and Families pays for this.',
      'There are limits: if you tell us a child is being hurt now, or you or someone else may get badly hurt, a person on our team must act to keep you safe.',
      'A group of survivors who help us may read parts of it, if you say yes below.',
    ],
    es: [
      'Posiblemente.',
      'Tú decides.',
      'Trataremos de decírtelo primero.',
      '¿Podemos preguntarte otra vez más adelante?',
      'Lo paga el Departamento de Niños y Familias de Connecticut.',
    ],
  }
  for (const language of ['en', 'es'] as const) {
    it.each(hard[language])(`in ${language} is: %s`, (text) => expect(hardIn(text, language)).toEqual([text]))
    it.each(easy[language])(`in ${language} is not: %s`, (text) => expect(hardIn(text, language)).toEqual([]))
  }

  it('is found in a text that is easy as a whole, by where it stands', () => {
    const text = [
      'You can stop at any time. You can skip any question. Nobody will be mad at you.',
      '  Participation constitutes authorization for institutional dissemination. ',
      'We are glad that you are here. You can ask us what you want. That is all right.',
      'We will tell you first. You can take your time. We go as slow as you like.',
    ].join('\n')
    expect(isEasyToRead(readability(text, 'en'), 'en')).toBe(true)
    expect(hardIn(text, 'en')).toEqual([
      'Participation constitutes authorization for institutional dissemination.',
    ])
  })

  it('is no less hard in capitals', () => {
    const text = 'Participation Constitutes Authorization For Institutional Dissemination'
    expect(hardIn(text, 'en')).toEqual([text])
    expect(hardIn(text.toUpperCase(), 'en')).toEqual([text.toUpperCase()])
  })

  it.each(['', '  \n', '…', '— —'])('is not in %j', (text) => expect(hardIn(text, 'en')).toEqual([]))
})

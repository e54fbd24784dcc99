import { describe, expect, it } from 'vitest'
import { fold } from '../text/fold.ts'
import type { Language } from '../text/language.ts'
import { asksBy, isAskedFor, type Kind } from './kind.ts'

type Row = [text: string, question?: string]
const check = (language: Language, kind: Kind, rows: readonly Row[]) =>
  it.each(rows)(`${language} ${kind}: %s`, (text, question = '') => {
    const asks = asksBy(fold(text), language, isAskedFor(language, question))
    expect(asks === undefined ? 'experience' : 'ask').toBe(kind)
  })

describe('what others asked of the speaker is an experience', () => {
  check('en', 'experience', [
    ['The judge never let me call my sister.'],
    ['They wouldn’t let us have our phones.'],
    ['The cop told me I should have known better.'],
    ['She kept saying we must be lying.'],
    ['my PO said you need to stop acting up'],
    ['They made me feel like I should be grateful.'],
    ['He goes, "please stop crying, you should be thankful."'],
    ['Nobody even said please.'],
    ['I should have told somebody.'],
    ['Why should I trust them?'],
    ['They cuffed me instead of him.'],
    ['I couldn’t stop crying in the hallway.'],
    ['The staff don’t talk to us like people.'],
    ['She gave me good advice about my case.'],
    ['They only want a confession.'],
    ['It must have been three in the morning.'],
    ['She listened and let me cry.'],
    ['Then let me go with no shoes.'],
  ])
  check('es', 'experience', [
    ['El oficial dijo que no me creía.'],
    ['La jueza, que me escuchó, lloró.'],
    ['Me dijeron que debería haberlo sabido.'],
    ['Me decía que yo tenía que aguantar.'],
    ['Cada vez que me preguntaban, me callaba.'],
    ['No dejaban que nos habláramos.'],
    ['Cuando me pregunten, ya no voy a contestar.'],
    ['Tenía miedo de que me escuchen.'],
    ['Hablé con la licenciada dos veces.'],
    ['Esperé tres horas y nadie salió.'],
    ['Le dije por favor y no le importó.'],
    ['Hacían lo que quisieran con nosotras.'],
    ['Todavía me deben la carta.'],
    ['O sea que nadie vino.'],
    ['No me creyeron nunca.', '¿Qué cambiarías?'],
  ])
})

describe('what the speaker asks for is an ask', () => {
  check('en', 'ask', [
    ['Judges should let kids talk in court.'],
    ['Let us keep our phones at night.'],
    ['Please let me sit by the door.'],
    ['Don’t make us tell it twice.'],
    ['I told the judge that kids should be heard.'],
    ['I should have been asked first.'],
    ['Stop handcuffing kids.'],
    ['I wish somebody had asked me.'],
    ['I feel like they need to train the nurses.'],
    ['We want a counselor who has been there.'],
    ['I’d recommend more beds.'],
    ['Therapy instead of jail.', 'What would you change?'],
    ['More vans for the night.', 'What should be different?'],
  ])
  check('es', 'ask', [
    ['Que nos escuchen.'],
    ['No nos obliguen a contarlo en grupo.'],
    ['Por favor, pregúntennos antes.'],
    ['Déjenme hablar con mi hermana.'],
    ['Deberían capacitar a las enfermeras.'],
    ['Ojalá alguien hubiera preguntado.'],
    ['Quiero que me avisen antes.'],
    ['Le dije a la jueza que deberían oír a los chicos.'],
    ['Escuchar más y juzgar menos.', '¿Qué les dirías a los jueces?'],
    ['Y que no haya candados.'],
  ])
})

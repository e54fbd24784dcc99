// What a question says of who asks, and nothing of what is asked: "tell me" and "cuéntame" are not of what people were told.
import type { Language } from '../text/language.ts'

const TO_ME: Record<Language, RegExp> = {
  en: /\b(?:tell|show|(?:explain|describe|talk|speak)\s+(?:to|with)|share\s+with)\s+(?:me|us)\b/giu,
  es: new RegExp(
    [
      '(?:cu[eé]nt[ae]|d[ií]|d[ií]ga|plat[ií](?:ca|que)|h[aá]bl[ae]|expl[ií](?:ca|que)|descr[ií]b[ae])(?:me|nos)(?:lo|la)?',
      '(?:contar|decir|platicar|hablar|explicar|describir)(?:me|nos)(?:lo|la)?',
      '(?:me|nos)\\s+(?:puedes?|podr[ií]as?|quieres?|quisieras?)\\s+(?:contar|decir|platicar|hablar|explicar)',
      '(?:me|nos)\\s+(?:cuentas?|dices?|platicas?|explicas?)',
    ]
      .map((one) => `(?<!\\p{L})${one}(?!\\p{L})`)
      .join('|'),
    'giu',
  ),
}

/** A question without the words by which it asks to be answered: in a question "me" is who asks, and "you" who answers. */
export function withoutAsker(question: string, language: Language): string {
  return question.replace(TO_ME[language], ' ')
}

import type { Language } from '../graphql.ts'

const small: Record<Language, Set<string>> = {
  en: new Set(
    `the and to of in that was it is for they she he you my we with had have not but this were be are do did
     me him her them his their what when who how just like would because about from there been if all get got
     your i at so`.split(/\s+/),
  ),
  es: new Set(
    `el la los las de que y en un una es se por con para lo su mi al del como mas más pero sus ya o fue este
     porque esta cuando muy sin sobre también tambien hasta donde quien nos todo nada pues yo ella eso era ni
     siempre nunca me te le estaba aquí ahí tú usted sí`.split(/\s+/),
  ),
}

/** Which language a text looks like, by its small words; `isSure` where it leads clearly. */
export function guessLanguage(text: string, otherwise: Language): { language: Language; isSure: boolean } {
  const sample = text.slice(0, 5000).toLowerCase()
  const words = sample.match(/[\p{L}']+/gu) ?? []
  const count = (language: Language) => words.filter((word) => small[language].has(word)).length
  const lead = count('es') - count('en') + Math.min(4, (sample.match(/[¿¡ñáéíóú]/g) ?? []).length)
  if (lead === 0) return { language: otherwise, isSure: false }
  return { language: lead > 0 ? 'es' : 'en', isSure: Math.abs(lead) >= 2 }
}

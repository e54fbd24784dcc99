import { patterns } from './redaction.ts'

// Details made of digits and signs: the same in both languages. All repeats are bounded.

export const email = patterns('EMAIL', /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g)

export const url = patterns(
  'URL',
  /\bhttps?:\/\/[^\s<>"]{1,500}/gi,
  /\bwww\.[^\s<>"]{1,200}/gi,
  /(?<![\w@.])[a-z0-9-]{1,40}\.(?:com|org|net|edu|gov|io|me|info|biz|us|mx|pr)(?:\/[^\s<>"]{0,200})?(?![\w@])/gi,
)

export const handle = patterns(
  'HANDLE',
  /(?<![\w.@])@[A-Za-z_][\w.]{1,29}(?<!\.)/g,
  /\b(?:snap|insta|instagram|ig|tiktok|discord|facebook|fb|username|usuario)(?:'s| is| es| era| was)?\s?[:=]?\s(?<it>(?=[\w.]{0,29}[\d_])[A-Za-z_][\w.]{2,29})/dgi,
)

export const phone = patterns(
  'PHONE',
  /(?<![\w.#-])(?:\+\d{1,3}[\s.-]?)?(?:\(\d{2,4}\)\s?|\d{3}[\s.-])\d{3}[\s.-]?\d{4}(?:\s?(?:x|ext\.?|ext)\s?\d{1,5})?(?![\w-])/gi,
  /(?<![\w.-])\+\d[\d\s().-]{6,17}\d(?!\w)/g,
  /(?<![\w.-])\d{3}[.-]\d{4}(?![\w-])/g,
  /\b(?:call|text|phone|number|cell|tel|tel[eé]fono|n[uú]mero|cel|celular|llama(?:r|me)?|marca(?:r|me)?)\b[^\d\n]{0,25}(?<it>\d[\d\s().-]{5,16}\d)(?!\w)/dgi,
  /(?<![\w.-])0\d{2,4}[\s-]\d{2,4}[\s-]\d{2,4}(?:[\s-]\d{2,4})?(?![\w-])/g,
  /(?<![\w.-])\d{2}(?:[\s.]\d{2}){4}(?![\w-])/g,
)

export const id = patterns(
  'ID',
  /(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])/g,
  /(?<![\w-])\d(?:[ -]?\d){12,18}(?![\w-])/g,
  /(?<![\w])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?!\w)/g,
  /\b(?:case|docket|file|badge|inmate|id|ssn|social security|medicaid|license|plate|passport|record|caso|expediente|placa|licencia|matr[ií]cula|pasaporte|seguro social)(?:\s(?:number|no\.?|num|n[uú]mero|n[uú]m\.?|card))?(?:\s(?:is|was|es|era|de))?\s?[#:]?\s?(?<it>#?(?=[A-Z-]{0,8}\d)[A-Z\d][A-Z\d-]{3,20})(?!\w)/dgi,
  /(?<!\w)#\d{4,12}(?!\w)/g,
  /(?<!\w)[A-Z]{1,3}-\d{2}-\d{3,8}(?:-[A-Z])?(?!\w)/g,
)

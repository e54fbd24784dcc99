import { patterns, type Pattern } from './redaction.ts'

// Details made of digits and signs: the same in both languages. All repeats are bounded.

export const email: Pattern = patterns(
  'EMAIL',
  /(?<![\p{L}\p{N}_.+-])[\p{L}\p{N}_.+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu,
)

/** Mail addresses as they are said: "ana at gmail dot com". */
export const spelledEmail: Pattern = patterns(
  'EMAIL',
  /(?<![\w.+-])[\w.+-]{1,64}\s(?:at|arroba)\s(?:gmail|ymail|hotmail)(?:\.|\s(?:dot|punto)\s)(?:com|es|net)(?!\w)/gi,
)

export const url: Pattern = patterns(
  'URL',
  /\bhttps?:\/\/[^\s<>"]{1,500}(?<![.,;:!?)])/gi,
  /\bwww\.[^\s<>"]{1,200}(?<![.,;:!?)])/gi,
  /(?<![\w@.-])[a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,40}){0,2}\.(?:com|org|net|edu|gov|io|me|info|biz|us|mx|pr|es|co|uk|ca|de|fr|it|pl|nl|be|ch|se|no|fi|dk|pt|cz|hu|si|hr|ee|cy|is|br|au|app|gg|ly|tv)(?:\/[^\s<>"]{0,200}(?<![.,;:!?)])|(?![\w@-]|\.\w))/gi,
)

export const handle: Pattern = patterns('HANDLE', /(?<![\w.@])@[A-Za-z_][\w.]{1,29}(?<!\.)/g)

/** Names on platforms, told as such. */
export const account: Pattern = patterns(
  'HANDLE',
  /\b(?:snap|snapchat|insta|instagram|ig|tiktok|discord|facebook|fb|username|usuario|cashapp|twitter|telegram|kik|gamertag|handle|cuenta)(?:'s| is| es| era| was| as| under| como| de|,? (?:his|her|my|se|su|mi) (?:name|user|username|llama|llamaba|nombre|usuario)(?: was| is| es| era)?)?\s?[:=]?\s(?<it>(?=[\w.]{0,29}(?:[\d_]|\.\w))[A-Za-z_][\w.]{2,29}(?<!\.))/dgi,
)

/** "moonpie#4471". */
export const tagged: Pattern = patterns('HANDLE', /(?<![\w.#])[A-Za-z][\w.]{1,30}#\d{4}(?!\w)/g)

/** What has an underscore inside is somebody's name on some platform. */
export const underscored: Pattern = patterns('HANDLE', /(?<![\w.@])[a-z][a-z\d.]{0,24}_[\w.]{0,24}\w/gi)

export const phone: Pattern = patterns(
  'PHONE',
  /(?<![\w.#-])(?:\+|00)?\d{0,3}[\s.-]?\(\d{1,4}\)[\s.-]?\d{1,4}(?:[\s.-]?\d{2,4}){1,4}(?:\s?(?:x|ext\.?)\s?\d{1,5})?(?!\w|-\d)/gi,
  /(?<![\w.-])(?:\+|00)\d{1,3}[\d\s().-]{5,17}\d(?!\w)/g,
  /(?<![\w.-])1?[\s.-]?\d{3}[\s.-]\d{3}[\s.-]?\d{4}(?:\s?(?:x|ext\.?)\s?\d{1,5})?(?!\w|-\d)/gi,
  /(?<![\w.-])\d{3}[.-]\d{4}(?!\w|-\d)/g,
  /(?<![\w.-])(?!(?:19|20)\d\d\s(?:19|20)\d\d)\d{2,5}(?:[ .-]\d{2,4}){2,4}(?!\w|-\d|[.,]\d)/g,
  /(?<![\w.-])(?!(?:19|20)\d\d[ -])\d{3,4}[ -]\d{3,4}(?!\w|-\d)/g,
  /(?<![\w.-])(?:\d{4} \d{6,7}|0\d{2,4}[ /-]\d{5,8})(?!\w|-\d)/g,
  /\b(?:call|text|phone|number|cell|tel|fax|tel[eé]fono|n[uú]mero|cel|celular|llama(?:r|me)?|marca(?:r|me)?)\b[^\d\n]{0,25}(?<it>\d[\d\s().-]{5,16}\d)(?!\w)/dgi,
  /(?<![\w.$€#-])(?!\d*0{6})(?:\d{10}|1\d{10}|\d{9})(?!\w|-\d)/g,
)

export const id: Pattern = patterns(
  'ID',
  /(?<![\w-])\d{3}[- ]\d{2}[- ]\d{4}(?![\w-])/g,
  /(?<![\w-])(?:\d{12,19}|\d{4}(?:[ -]\d{4}){2,3}(?:[ -]\d{1,3})?|\d{4}[ -]\d{6}[ -]\d{4,5})(?!\w|-\d)/g,
  /(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?!\w)/gi,
  /\b(?:case|docket|file|badge|inmate|id|ssn|social|social security|medicaid|license|plate|passport|record|card|booking|client|caso|expediente|placa|licencia|matr[ií]cula|pasaporte|seguro social|tarjeta|cliente)(?:\s(?:number|no\.?|num|n[uú]mero|n[uú]m\.?|card|#))?(?:'s|\s(?:is|was|es|era|de|el|la))?(?:\s(?:el|la))?\s?[#:]?\s?(?<it>#?(?=[A-Z-]{0,8}\d)[A-Z\d][A-Z\d-]{3,20})(?!\w)/dgi,
  /(?<!\w)#\s?\d{4,16}(?!\w)/g,
  /(?<![\w-])[A-Z]{1,4}-\d{2,4}-\d{3,8}(?:-[A-Z]{1,3})?(?![\w-])/gi,
  /(?<![\w-])[A-Z]{1,4}-?\d{5,12}(?![\w-])/g,
  /(?<![\w-])\d{2,4}-[A-Z]{1,4}-\d{3,8}(?![\w-])/gi,
)

/** Other long numbers, of whatever they are. */
export const longNumber: Pattern = patterns('ID', /(?<![\w.$€,-])(?!\d*000(?!\d))\d{6,8}(?!\w|-\d|[.,]\d)/g)

/** Codes of the post: with the word, or behind a state or a town. */
export const postcode: Pattern = patterns(
  'ADDRESS',
  /\b(?:zip code|zip|postal code|postcode|c[oó]digo postal)(?:\s(?:is|es))?:?\s(?<it>\d{3,5}(?:[ -][\dA-Z]{2,4})?)(?!\w)/dgi,
  /(?<=[A-Z]{2}\s|,\s)\d{5}(?:-\d{4})?(?!\w)/g,
)

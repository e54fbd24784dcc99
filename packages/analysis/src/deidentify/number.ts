import { patterns, type Pattern } from './redaction.ts'

// Details made of digits and signs: the same in both languages. All repeats are bounded.

export const email: Pattern = patterns(
  'EMAIL',
  /(?<![\p{L}\p{N}_.+-])[\p{L}\p{N}_.+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu,
)

const DOT = '(?:\\.|\\s(?:dot|punto)\\s)'
const SIGN = '(?:dot|punto|underscore|gui[oó]n bajo|dash|gui[oó]n|raya)'

/** Mail addresses as they are said: "ana dot r at gmail dot com". */
export const spelledEmail: Pattern = patterns(
  'EMAIL',
  new RegExp(
    `(?<![\\w.+-])[\\w.+-]{1,64}(?:\\s${SIGN}\\s[\\w.+-]{1,30}){0,3}\\s(?:at|arroba)\\s(?:gmail|ymail|yahoo|hotmail|outlook|icloud|aol|proton)${DOT}(?:com|es|net|me)(?!\\w)`,
    'gi',
  ),
)

/** Pages and names on platforms as they are said: "safe dot example dot org", "dre underscore 99". */
export const spelledUrl: Pattern = patterns(
  'URL',
  /(?<![\w.-])[\w-]{2,40}(?:\s(?:dot|punto)\s[\w-]{2,40}){0,3}\s(?:dot|punto)\s(?:com|org|net|gov|edu)(?!\w)/gi,
)
export const spelledHandle: Pattern = patterns(
  'HANDLE',
  /(?<![\w.-])[\w.]{2,25}(?:\s(?:underscore|gui[oó]n bajo)\s[\w.]{1,25}){1,3}/gi,
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

/** "$lilkay22", "real.dre.860": what no price and no page looks like. */
export const cashtag: Pattern = patterns('HANDLE', /(?<![\w$])\$[A-Za-z]\w{2,24}(?!\w)/g)
export const stepped: Pattern = patterns(
  'HANDLE',
  /(?<![\w@./-])[a-z]\w{1,20}(?:\.[a-z]\w{0,20}){1,2}\.\d{1,6}(?![\w.]\w)/gi,
  /(?<![\w@./-])[a-z]\w{1,20}\.[a-z]{1,20}\d{1,6}(?![\w.]\w)/gi,
)

/** "J.R.", "T.J.", but for what is always cut short. */
export const initials: Pattern = patterns(
  'PERSON',
  /(?<![\w.])(?!(?:U\.S|D\.A|P\.O|A\.M|P\.M|I\.D|N\.Y|L\.A|D\.C|R\.N|E\.R|P\.R|N\.J|T\.V|A\.C|P\.E|E\.U|R\.D|A\.A|N\.A|B\.S|O\.K|M\.D|S\.W|C\.T|G\.E|H\.S)\.)[A-Z]\.[A-Z]\.(?![\w.])/g,
)

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
  /\b(?:case|docket|file|badge|inmate|id|ssn|social|social security|medicaid|license|plate|passport|record|card|booking|client|caso|expediente|placa|licencia|matr[ií]cula|pasaporte|seguro social|tarjeta|cliente)(?:\s(?:number|no\.?|num|n[uú]mero|n[uú]m\.?|card|#))?(?:'s|\s(?:is|was|said|says|read|es|era|dec[ií]a|dice|de|el|la))?(?:\s(?:el|la))?\s?[#:]?\s?(?<it>#?(?=[A-Z-]{0,8}\d)[A-Z\d][A-Z\d-]{3,20}(?:[ -]\d{2,8}){0,3}|\d{1,4}(?:[ -]\d{2,8}){1,3})(?!\w)/dgi,
  /\b(?:badge|placa|inmate|plate|docket|link|expediente)(?:\s(?:number|no\.?|n[uú]mero))?\s?(?:is|was|said|says|read|es|era|dec[ií]a|dice)?\s?#?(?<it>\d{3,8})(?!\w)/dgi,
  /\b(?:[Cc]ase|[Pp]lates?|[Ll]icense|[Pp]laca|[Cc]aso|[Ee]xpediente|[Dd]ocket|[Mm]atr[ií]cula)[^\n.\d]{0,14}\s(?<it>[A-Z]{1,4}[ -]\d{2,8}(?:[ -]\d{2,8}){0,2})(?!\w)/dg,
  // The number that a country gives a foreigner.
  /(?<!\w)A[ -]?\d{3}[ -]?\d{3}[ -]?\d{3}(?!\w)/g,
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

import { patterns, type Detector, type Redaction } from './redaction.ts'
import { FIRST_NAMES } from './names.ts'

const NAME = "\\p{Lu}[\\p{L}\\p{M}'’-]{1,24}"
const FULL = `${NAME}(?:\\s\\p{Lu}\\.)?(?:\\s(?:de la |de |del |la |van |von )?${NAME}){0,2}`
const before = '(?<![\\p{L}\\p{M}])'

/** Names of people in office, whose title stays: "Judge [OFFICIAL 1]". */
export const official = patterns(
  'OFFICIAL',
  new RegExp(
    `${before}(?:[Jj]udge|[Oo]fficer|[Dd]etective|[Ss]ergeant|Sgt\\.?|[Ll]ieutenant|Lt\\.?|[Dd]eputy|[Tt]rooper|[Ss]heriff|[Aa]ttorney|[Mm]agistrate|[Cc]aptain|[Pp]rincipal|[Cc]ommissioner|[Ss]enator|[Mm]ayor|PO|GAL|D\\.?A\\.?)\\s(?<it>${FULL})`,
    'dgu',
  ),
  new RegExp(
    `${before}(?:[Jj]uez|[Jj]ueza|[Oo]ficial|[Aa]gente|[Dd]etective|[Ss]argento|[Ff]iscal|[Aa]bogad[oa]|[Ll]icenciad[oa]|Lic\\.|[Cc]omisionad[oa]|[Tt]eniente|[Cc]apit[aá]n|[Mm]agistrad[oa])\\s(?<it>${FULL})`,
    'dgu',
  ),
)

const KIN_EN =
  'mom|mother|mama|dad|father|stepdad|stepmom|sister|brother|cousin|aunt|auntie|uncle|grandma|grandmother|grandpa|nana|niece|nephew|daughter|son|baby|boyfriend|girlfriend|husband|wife|ex|foster mom|foster dad|foster mother|foster father|stepfather|stepmother|stepsister|stepbrother'
const KIN_ES =
  'mam[aá]|madre|pap[aá]|padre|padrastro|madrastra|hermana|hermano|hermanita|hermanito|prima|primo|t[ií]a|t[ií]o|abuela|abuelo|abuelita|sobrina|sobrino|hija|hijo|beb[eé]|novio|novia|esposo|esposa|marido|ex|madrina|padrino|suegra|suegro'

/** Names of relatives and partners: "my sister [KIN 1]". */
export const kin = patterns(
  'KIN',
  new RegExp(
    `${before}(?:[Mm]y|[Hh]is|[Hh]er|[Oo]ur|[Tt]he)\\s(?:(?:little|big|baby|older|younger|half|twin|great)\\s)?(?:${KIN_EN}),?\\s(?:named\\s|called\\s)?(?<it>${FULL})`,
    'dgu',
  ),
  new RegExp(
    `${before}(?:[Aa]unt|[Uu]ncle|[Aa]untie|[Gg]randma|[Gg]randpa|[Tt]ía|[Tt]ío|[Tt]ia|[Tt]io|[Tt]iti|[Aa]buela|[Aa]buelo)\\s(?<it>${NAME})`,
    'dgu',
  ),
  new RegExp(
    `${before}(?:[Mm]i|[Ss]u|[Nn]uestr[oa]|[Ll]a|[Ee]l)\\s(?:${KIN_ES}),?\\s(?:menor\\s|mayor\\s|que se llama\\s)?(?<it>${FULL})`,
    'dgu',
  ),
)

const introduced = patterns(
  'PERSON',
  new RegExp(
    `${before}(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sr|Sra|Srta|Dra|Rev|Sir|Pastor|Father|Sister|Coach|Señora?|Señorita|Don|Doña|Maestr[oa]|Doctora?|Professor|Counselor|Nurse|Miss\\.)\\.?\\s(?<it>${FULL})`,
    'dgu',
  ),
  new RegExp(
    `${before}(?:[Mm]s|[Mm]iss|[Mm]r|[Ss]eñora?|[Dd]on|[Dd]oña|[Cc]oach|[Mm]aestr[oa]|[Dd]octora?|[Nn]urse|[Cc]ounselor|[Tt]herapist|[Cc]aseworker|[Ww]orker|[Tt]rabajadora social|[Tt]erapeuta|[Cc]onsejer[oa]|[Mm]entora?|[Ff]riend|[Aa]mig[oa])\\.?\\s(?<it>${FULL})`,
    'dgu',
  ),
  new RegExp(
    `${before}(?:[Mm]y name(?:'s| is)|[Nn]amed|[Cc]alled|[Nn]ame is|[Nn]ame was|[Ii]t's|[Ii]ts|[Tt]his is|[Tt]hanks,?|[Dd]ear|[Hh]i|[Hh]ello|[Mm]e llamo|[Ss]e llama(?:ba)?|[Ll]lamad[oa]|[Mm]i nombre es|[Ss]u nombre es|[Ss]oy)\\s(?<it>${FULL})`,
    'dgu',
  ),
)

const ANY = new RegExp(`${before}${FULL}`, 'gu')

/** Names of people: introduced by a title or a phrase, or known first names (with what follows). */
export const person: Detector = (text) => [
  ...introduced(text).filter((each) => isName(text, each)),
  ...known(text),
]

function known(text: string): Redaction[] {
  return [...text.matchAll(ANY)].flatMap((match) => {
    const words = [...match[0].matchAll(/\S+/g)]
    const first = words.findIndex((word) => FIRST_NAMES.has(bare(word[0])))
    const word = words[first]
    if (!word) return []
    const end = match[0].replace(/['’]s$/, '').length
    return [{ start: match.index + word.index, end: match.index + end, type: 'PERSON' as const }]
  })
}

const NOT_NAMES = new Set(
  `i i'm i'd i'll i've the and but so my we they he she it's dcf judge court police officer god english spanish nobody
  everything monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
  september october november december instagram facebook what when where how why not no yes yeah it a el la los yo mi
  pero y de que no dios`.split(/\s+/),
)

function isName(text: string, { start, end }: Redaction): boolean {
  return !NOT_NAMES.has(text.slice(start, end).split(/\s/)[0]?.toLowerCase() ?? '')
}

function bare(word: string): string {
  return word.toLowerCase().replace(/(?:['’]s|[.,'’-])$/, '')
}

import { patterns, type Detector } from './redaction.ts'
import { PLACES } from './gazetteer.ts'

const NAME = "\\p{Lu}[\\p{L}'’-]{1,24}"
const NAMES = `${NAME}(?:\\s(?:de\\s|del\\s|of\\s|la\\s)?${NAME}){0,3}`

const WAY =
  '(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Ct|Place|Pl|Way|Terrace|Highway|Hwy|Circle|Parkway|Pkwy)'
const UNIT = '(?:,?\\s(?:[Aa]pt|[Aa]partment|[Ss]uite|[Ss]te|[Uu]nit|#)\\.?\\s?[\\w-]{1,6})?'

export const address = patterns(
  'ADDRESS',
  new RegExp(
    `(?<![\\w-])\\d{1,5}[A-Za-z]?\\s(?:[NSEW]\\.?\\s)?(?:${NAME}|\\d{1,3}(?:st|nd|rd|th))(?:\\s${NAME}){0,3}?\\s${WAY}(?!\\p{L})\\.?${UNIT}`,
    'gu',
  ),
  new RegExp(
    `(?<![\\w-])\\d{1,5}\\s[a-z]{2,20}\\s(?:street|st|avenue|ave|road|rd|boulevard|blvd)(?!\\p{L})${UNIT}`,
    'gu',
  ),
  /(?<![\p{L}])(?:[Cc]alle|[Aa]venida|[Aa]v\.|[Aa]ve\.?|[Cc]allej[oó]n|[Bb]ulevar|[Cc]arretera|[Uu]rbanizaci[oó]n|[Uu]rb\.)\s\p{Lu}[\p{L}]{1,24}(?:\s(?:de\s|del\s|la\s)?\p{Lu}[\p{L}]{1,24}){0,2}(?:,?\s(?:#|[Nn][uú]m(?:ero)?\.?\s|[Nn]o\.\s)?\d{1,5})?/gu,
  /(?<!\w)P\.?\s?O\.?\sBox\s\d{1,6}/gi,
  /\b(?:zip code|zip|c[oó]digo postal)(?:\s(?:is|es))?:?\s(?<it>\d{3,5}(?:-\d{4})?)(?!\w)/dgi,
  /(?<=[A-Z]{2}\s|,\s)\d{5}(?:-\d{4})?(?!\w)/g,
)

export const school = patterns(
  'SCHOOL',
  new RegExp(
    `(?<!\\p{L})${NAME}(?:\\s${NAME}){0,3}\\s(?:(?:high|middle|elementary|junior high|charter|magnet)\\sschool|academy|university|college|high)(?!\\p{L})`,
    'gu',
  ),
  new RegExp(
    `(?<!\\p{L})${NAME}(?:\\s${NAME}){0,3}\\s(?:(?:High|Middle|Elementary|Junior High|Charter|Magnet|Preparatory)\\sSchool|Academy|University|College|High|School)(?!\\p{L})`,
    'gu',
  ),
  new RegExp(
    `(?<!\\p{L})(?:escuela|secundaria|preparatoria|prepa|colegio|liceo|universidad)\\s(?<it>(?:superior\\s|intermedia\\s|elemental\\s|de\\s)?${NAMES})`,
    'dgu',
  ),
  new RegExp(
    `(?<!\\p{L})(?:Escuela|Secundaria|Preparatoria|Colegio|Liceo|Universidad)\\s(?:Superior\\s|Intermedia\\s|Elemental\\s|de\\s)?${NAMES}`,
    'gu',
  ),
)

export const shelter = patterns(
  'SHELTER',
  new RegExp(
    `(?<!\\p{L})(?!The\\s)${NAME}(?:['’]s)?(?:\\s${NAME}){0,2}\\s(?:House|Shelter|Group Home|Safe House|Home|Haven|Lodge|Cottage|Residence|Detention Center)(?!\\p{L})`,
    'gu',
  ),
  new RegExp(`(?<!\\p{L})(?:Casa|Hogar|Albergue|Refugio|Residencia)\\s(?:de\\s|del\\s|la\\s)?${NAMES}`, 'gu'),
  new RegExp(`(?<!\\p{L})(?:albergue|refugio|hogar|casa hogar)\\s(?<it>${NAMES})`, 'dgu'),
)

export const court = patterns(
  'COURT',
  new RegExp(
    `(?<!\\p{L})(?:${NAME}\\s){0,3}(?:Superior|Juvenile|Family|District|Probate|Supreme|County|Circuit|Municipal)\\sCourt(?:\\s(?:of|for|in)\\s${NAMES})?`,
    'gu',
  ),
  new RegExp(
    `(?<!\\p{L})(?:Tribunal|Corte|Juzgado)\\s(?:Superior|de\\s(?:Familia|Menores|Primera Instancia)|Juvenil)(?:\\s(?:de|del|en)\\s${NAMES})?`,
    'gu',
  ),
)

export const smallOrganisation = patterns(
  'ORG_SMALL',
  new RegExp(
    `(?<!\\p{L})(?!The\\s)${NAME}(?:\\s(?:&\\s|and\\s|of\\s)?${NAME}){0,3}\\s(?:Center|Centre|Foundation|Church|Ministries|Clinic|Hospital|Project|Program|Services|Alliance|Inc|LLC|Ltd|Group|Network|Association|Corporation|Company|Co|Motel|Hotel|Inn|Diner|Market)(?!\\p{L})`,
    'gu',
  ),
  new RegExp(
    `(?<!\\p{L})(?:Centro|Fundaci[oó]n|Iglesia|Cl[ií]nica|Hospital|Proyecto|Programa|Parroquia)\\s(?:de\\s|del\\s|la\\s)?${NAMES}`,
    'gu',
  ),
)

const AFTER_PREPOSITION = new RegExp(
  `(?<!\\p{L})(?:in|from|near|to|outside|moved to|live in|over in|en|desde|cerca de|vivo en|soy de|viene de|hasta|hacia|para)\\s(?<it>(?:${NAME})(?:\\s${NAME}){0,2}(?:,\\s(?:[A-Z]{2}|${NAME}))?)`,
  'dgu',
)

const CALENDAR = new Set(
  `January February March April May June July August September October November December Monday Tuesday Wednesday
  Thursday Friday Saturday Sunday English Spanish Christmas Thanksgiving Easter Halloween Navidad God Dios Jesus
  Instagram Facebook Google Zoom TikTok Snapchat YouTube Uber DCF DCYF CPS Medicaid Judge Officer Lunes Martes I I'm
  Español Inglés Court Probation School Detention Mom Dad Grandma ICE ID ER TV HART Monopoly Spotify Netflix`.split(
    /\s+/,
  ),
)

/** Places: those of the gazetteer anywhere, other capitalised words after a preposition of place. */
export const place: Detector = (text) => [
  ...listed(text),
  ...patterns(
    'PLACE',
    AFTER_PREPOSITION,
  )(text).filter(({ start, end }) => {
    const words = text.slice(start, end).split(/[\s,]+/)
    return !words.some((word) => CALENDAR.has(word) || (word.length > 1 && word === word.toUpperCase()))
  }),
]

const CAPITALISED =
  /(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}.'’-]{1,24}(?:\s(?:de\s|del\s|of\s|la\s)?\p{Lu}[\p{L}\p{M}.'’-]{1,24}){0,3}/gu

function listed(text: string): ReturnType<Detector> {
  return [...text.matchAll(CAPITALISED)].flatMap((match) => longestListed(match[0], match.index))
}

// The longest runs of words of a capitalised stretch that the gazetteer knows.
function longestListed(stretch: string, from: number): ReturnType<Detector> {
  const words = [...stretch.matchAll(/[^\s]+/g)]
  const found: ReturnType<Detector> = []
  for (let first = 0; first < words.length; first++) {
    for (let last = words.length - 1; last >= first; last--) {
      const start = words[first]?.index ?? 0
      const end = (words[last]?.index ?? 0) + (words[last]?.[0].length ?? 0)
      const name = stretch.slice(start, end).replace(/(?:['’]s|[.,'’-])$/, '')
      if (!PLACES.has(name.toLowerCase())) continue
      found.push({ start: from + start, end: from + start + name.length, type: 'PLACE' })
      first = last
      break
    }
  }
  return found
}

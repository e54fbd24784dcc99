// What stands on the one screen that is open now, as data without markup: the page is made of it in `page/`, and tests read
// it. Every text is in the language of the sitting; a name of a field is what the form sends back.
import type { Language } from '../../generated/prisma/enums.ts'

export type { Language }

export type Resource = {
  name: string
  /** How one reaches it, in words; `phone` and `text` are the numbers in it, to be tapped. */
  how: string
  phone: string | null
  text: string | null
  /** Nobody called the number for half a year: staff are warned, and the page says that it may have changed. */
  isStale: boolean
}

export const notices = [
  // What was written is kept.
  ...(['saved', 'resumed', 'code_kept', 'changed'] as const),
  // One more word for what they wrote: it counts, it is gone, it was another one, or too short or easy to guess.
  ...(['second_set', 'second_gone', 'second_wrong', 'second_easy'] as const),
  // Whom they asked for is not there any more: said, and the numbers stand beside it.
  'talk_gone',
  // An answer on this screen leads to a question on the same one.
  'one_more',
  // Nothing was lost, and nothing of it was stored: words over the limit, a choice that is none, signs that no text holds.
  ...(['too_long', 'not_a_choice', 'unreadable'] as const),
  // The form was an older one, and something else is kept of it: what was filled in stands here, to be sent once more.
  'older',
  // It came when this page was closed already, and counts; or nothing on it could be kept.
  ...(['late', 'not_kept', 'too_much'] as const),
  // What one agrees to was changed since: it is asked again, and the answers wait.
  'text_changed',
] as const
export type Notice = (typeof notices)[number]

/** What the one button of a form may say. `decline` and `agree` belong to consent, `kept` to a code. */
export const acts = [
  ...(['next', 'skip', 'skip_topic', 'back', 'pause', 'stop', 'keep', 'delete', 'exit'] as const),
  ...(['ground', 'resources', 'return', 'language.en', 'language.es', 'agree', 'decline', 'kept'] as const),
  // Saves and stays, before a cover is laid over the page.
  'stay',
  // Of the participant's own page: `change` takes the boxes as they stand, `withdraw` ends everything.
  ...(['change', 'withdraw', 'words', 'second', 'no_second', 'leave'] as const),
] as const
export type Do = (typeof acts)[number]

/** What stands on every screen, whatever it is. */
export type Frame = {
  language: Language
  /** Those that the study speaks, for the switch. */
  languages: readonly Language[]
  /** Hidden fields; null where nothing can be sent. */
  form: { screen: string; turn: number; token: string } | null
  exitAddress: string | null
  /** The same for everybody, from configuration. None on pages that a name of a help line would give away. */
  resources: readonly Resource[]
  /** Nobody on call reads along at this moment, where somebody may be asked for words: the same for everybody. */
  isUnwatched: boolean
  /** About how many minutes are left; null where that is not known. */
  minutesLeft: number | null
  canGoBack: boolean
  /** Whether Pause and Stop are of use: something may be kept. */
  canPause: boolean
  /** Said once, kindly, at the top of the screen. */
  notice: Notice | null
}

export type Block = { heading: string | null; lines: readonly string[] }

/** A permission on the participant's own page. `holds` is what counts now; `said` is the last word of the person. */
export type Permission = {
  scope: string
  title: string
  lines: readonly string[]
  holds: boolean
  said: 'yes' | 'no' | null
  /** Why a yes does not count now. */
  because: 'rests_on_another' | 'ended' | 'permission' | 'of_age' | 'text_changed' | null
}

/** Somebody who said that they are there, and when. */
export type Talk = { label: string; when: string }

/** What was done and when; it holds no word, and can be kept where that is safe. */
export type Receipt = { kind: 'changed' | 'withdrawn' | 'deleted'; at: string; scopes: readonly string[] }

export type Option = { value: string; text: string; isExclusive: boolean }

/** Somebody would rather not say, or is not concerned: sent as `s.<name>`. */
export type Unsaid = 'declined' | 'not_applicable'

type Asked = {
  /** As the form names it: `a.<name>`, `s.<name>`. */
  name: string
  text: string
  /** What stands above several questions in a row. */
  lead: string | null
  mayNotApply: boolean
  unsaid: Unsaid | null
  /** Something was answered here before and is not shown; left as it is, it stays. */
  isHidden: boolean
}

export type ShownItem =
  | { kind: 'info' | 'grounding'; key: string; text: string }
  | (Asked & { kind: 'choice'; isMany: boolean; options: readonly Option[]; chosen: readonly string[] })
  /** A slider with buttons: whole numbers from `low` to `high`. */
  | (Asked & { kind: 'slider'; low: number; high: number; chosen: number | null })
  | (Asked & { kind: 'words'; isLong: boolean; most: number; written: string })

export type Screen =
  /** Choose the language first. */
  | { kind: 'language' }
  /** A shared device: what Exit does, that history stays, Shift three times; how long what is answered is kept. */
  | { kind: 'safe' }
  /** What is asked of somebody, read before anything is decided. */
  | { kind: 'read'; blocks: readonly Block[]; nth: number; of: number }
  /** Limits of confidentiality, before any decision and any free words. */
  | { kind: 'limits'; blocks: readonly Block[] }
  /** `explained`: it was answered otherwise, and is explained again; any answer then leads on. Sent as `a.teachback`. */
  | {
      kind: 'teachback'
      question: string
      options: readonly { value: string; text: string }[]
      explained: readonly Block[]
      nth: number
      of: number
    }
  /** `agree` and `decline`, both as easy; `skip` leaves it open, which counts as no. */
  | {
      kind: 'consent'
      scope: string
      title: string
      lines: readonly string[]
      chosen: boolean | null
      nth: number
      of: number
    }
  /** Somebody said no to taking part: thanked, and nothing is kept but that no. */
  | { kind: 'declined' }
  /** They said neither yes nor no to it: nothing is asked, and they may say so after all. */
  | { kind: 'left_open' }
  /** What comes next, before it comes; `skip_topic`. */
  | { kind: 'preview'; topic: string; about: string | null }
  | { kind: 'screen'; topic: string; about: string | null; items: readonly ShownItem[]; isLast: boolean }
  | { kind: 'ground' }
  | { kind: 'resources' }
  /** `code`: shown once, right after it was made; `until` in words, in the language of the sitting. */
  | { kind: 'pause'; code: string | null; isKept: boolean; until: string }
  /** Keep or delete, both as easy; `return` goes back. */
  | { kind: 'stop'; hasAnswers: boolean }
  /** What a person can really promise, with when; none: the resources alone. */
  | { kind: 'talk'; offered: readonly (Talk & { key: string })[] }
  | {
      kind: 'end'
      code: string | null
      isKept: boolean
      canSetSecond: boolean
      until: string | null
      talk: Talk | null
    }
  /** After stop and delete: nothing is left. */
  | { kind: 'deleted'; at: string }
  | {
      kind: 'own'
      permissions: readonly Permission[]
      /** How results were used, in the study's own words. */
      usedFor: readonly string[]
      /** `asks`: by one more word that they chose at the end. Without one they are closed, and the code alone opens nothing. */
      words: 'closed' | 'asks' | readonly string[]
      receipt: Receipt | null
      hasAnswers: boolean
    }
  /** Type a code: sent as `a.code` to `/s/in`. */
  | { kind: 'in'; problem: 'unknown' | 'too_often' | null }
  | { kind: 'not_yet'; whomToAsk: string | null }
  /** There is nothing to be answered alone here: with a person. */
  | { kind: 'person'; whomToAsk: string | null }
  | { kind: 'nothing' }
  | { kind: 'busy' }
  /** Something failed here. What was sent waits in the page, to be sent again as it was. */
  | { kind: 'broken'; path: string; fields: readonly (readonly [string, string])[] }
  /** The sitting ended by itself or elsewhere: what was kept is kept. */
  | { kind: 'left' }

export type View = Frame & Screen
export type Kind = Screen['kind']
/** One screen of a kind. */
export type Of<K extends Kind> = Frame & Extract<Screen, { kind: K }>

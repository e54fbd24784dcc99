// The public surface of instruments, apart from the rest: the pages import this and nothing else of analysis, so nothing
// here leads to `natural` or Node.
export type {
  Atom,
  Fact,
  Instrument,
  Item,
  ItemAtom,
  ItemType,
  Language as InstrumentLanguage,
  Option,
  Predicate,
  Row,
  Screen,
  SettingAtom,
  Text,
  Translation,
  TranslationStatus,
} from './instrument/shape.ts'
export type { Finding, FindingCode, Severity } from './instrument/finding.ts'
export type { LintOptions } from './instrument/lint.ts'
export type { Setting, Truth } from './instrument/predicate.ts'
export type { Reach, Witness } from './instrument/reach.ts'
export type { Read, ReadProblem } from './instrument/read.ts'
export type { Route, World } from './instrument/route.ts'
export type { AnswerState, Given, Kept, Outcome, Page, Place, Sitting } from './instrument/sitting.ts'
export type { Misfit, Slot, Value } from './instrument/slot.ts'
export type { Aspect, Change, Equivalence, Mispair, Pair } from './instrument/difference.ts'
export type { Sheet, Unfit } from './instrument/translation.ts'

export {
  askedScopes,
  facts,
  itemTypes,
  modes,
  holdsPlaceholder,
  saysSomething,
  translationStatuses,
} from './instrument/shape.ts'
export { sayFinding, withoutFollowing } from './instrument/finding.ts'
export { lint, mayBeFielded } from './instrument/lint.ts'
export { asksFor, atomsOf, isOfItem, settingHolds } from './instrument/predicate.ts'
export { createReach } from './instrument/reach.ts'
export { instrumentOf, readInstrument } from './instrument/read.ts'
export { prepareRoute } from './instrument/route.ts'
export {
  answer,
  back,
  givenTo,
  isDone,
  isLeft,
  ledPast,
  nameOf,
  next,
  pageOf,
  pagesOf,
  placesOf,
  start,
  submit,
} from './instrument/sitting.ts'
export { isAsked, isChoice, isOpen, misfitOf, slotsOf, valuesOf, wordOf } from './instrument/slot.ts'
export { diff, equivalentsOf, likelyPairs, mispairOf } from './instrument/difference.ts'
export { restrictedIn, restrictedName } from './instrument/restricted.ts'
export { canonicalInstrument } from './instrument/canonical.ts'
export { sheetOf, withReviewOf, withTranslation } from './instrument/translation.ts'
export {
  addItem,
  addOption,
  addRow,
  addScreen,
  blankInstrument,
  changeAt,
  changeItem,
  changeScreen,
  moveItem,
  moveScreen,
  nextVersion,
  removeItem,
  removeScreen,
  withCondition,
  withText,
  withType,
} from './instrument/editing.ts'

// The whole public surface of analysis.
export type { Language } from './text/language.ts'
export type { Spoken } from './text/languages.ts'
export type { Span } from './text/span.ts'
export type { CleanText, NormalizedWords } from './text/clean.ts'
export type { SearchStem } from './text/search.ts'
export type { Excerpt } from './text/sentence.ts'
export type { Redaction, RedactionType } from './deidentify/redaction.ts'
export type { Deidentified, DeidentifyOptions } from './deidentify/deidentify.ts'
export type { Edit, Edited, EditProblem, Move } from './deidentify/edited.ts'
export type { Numbered } from './deidentify/numbered.ts'
export type { Cleared, Placed } from './deidentify/placed.ts'
export type { TermCounts, Transcript, UniquenessReason, UniquenessWarning } from './deidentify/uniqueness.ts'
export type { AsItCame } from './tagging/as-it-came.ts'
export type { AspectReader, QuotedFor } from './tagging/aspect.ts'
export type { Aspect, Code, Codebook, Example, LocalText, Stance } from './tagging/codebook.ts'
export type { Kind } from './tagging/kind.ts'
export type { Allowed } from './disclosure/ledger.ts'
export type { Audience, Floors, Profile } from './disclosure/profile.ts'
export type {
  ChangeCount,
  SafeChange,
  SafeChangeRow,
  SafeTopic,
  Share,
  TopicCount,
} from './disclosure/change.ts'
export type {
  Instead,
  Narrowing,
  QuantifierOptions,
  Quantity,
  SafeReach,
  SafeWord,
  Withholding,
} from './disclosure/quantifier.ts'
export type { Finding, FindingKind, Screened, ScreenOptions, Tier } from './safety/screen.ts'
export type { Decided, LearnReport } from './tagging/decisions.ts'
export type { CodeReport, Measured, StudyModel, StudyReport } from './tagging/study-model.ts'
export type { ModelFile } from './tagging/model.ts'
export type { Service } from './tagging/service.ts'
export type { About, Suggestion, Tagger, Tagging } from './tagging/tagger.ts'
export type { Candidate, CandidateOptions, Missed } from './theme/candidates.ts'
export type { AskedPerson, Mentions } from './theme/mention.ts'
export type { ReadPassage } from './theme/outside.ts'
export type { QuoteReason, ThemeQuote, ThemeQuotes } from './theme/quotes.ts'
export type { CodedWords } from './theme/theme.ts'
export type { Reading } from './readability/readability.ts'

export { assumeClean, normalizeWords, reopenCleanText, unwritable } from './text/clean.ts'
export { detectLanguage } from './text/language.ts'
export { languagesIn } from './text/languages.ts'
export { searchStems } from './text/search.ts'
export { sentences, wholeSentences } from './text/sentence.ts'
export { deidentifierVersion, deidentify } from './deidentify/deidentify.ts'
export { edited, moved, movesTo } from './deidentify/edited.ts'
export { located } from './deidentify/located.ts'
export { numbersIn } from './deidentify/numbered.ts'
export { redactionTypes } from './deidentify/redaction.ts'
export { countTerms, uniqueness } from './deidentify/uniqueness.ts'
export { asItCame } from './tagging/as-it-came.ts'
export { aspectReader } from './tagging/aspect.ts'
export { screen, screenVersion } from './safety/screen.ts'
export { CodebookError, parseCodebook } from './tagging/codebook.ts'
export { learnDecisions } from './tagging/decisions.ts'
export { MODEL_FORM } from './tagging/model.ts'
export { ModelError, parseModel } from './tagging/model-check.ts'
export type { Rule } from './tagging/rules.ts'
export { rulesOf } from './tagging/rules.ts'
export { learnStudy, parseStudyModel } from './tagging/study-model.ts'
export { createTagger, taggerVersion } from './tagging/tagger.ts'
export { candidates } from './theme/candidates.ts'
export { mentionsOf, questionReader } from './theme/mention.ts'
export { quotesOfTheme } from './theme/quotes.ts'
export { changeInWords } from './disclosure/change.ts'
export { mayRelease } from './disclosure/ledger.ts'
export { isShowable, profileFor, profiles } from './disclosure/profile.ts'
export { quantifier, quantities, reachOf, safeWord } from './disclosure/quantifier.ts'
export { differenceOfMeans, differenceOfShares, unevenFrom } from './statistics/difference.ts'
export { hardSentences, sentenceLimit } from './readability/hard.ts'
export { isEasyToRead, readability, readingLimit } from './readability/readability.ts'
export type { Direction, DomainScore, Form, YssDomain } from './statistics/yss.ts'
export { scoreDomains, yss, yssDomains } from './statistics/yss.ts'

import { gql, type Language, type Labelled, type LocalizedText } from '../graphql.ts'

export type Status = 'draft' | 'fielded' | 'retired'
export type TranslationStatus = 'official' | 'forward_back_reviewed' | 'draft'
export type BuiltIn = 'svf_1' | 'interview_baseline' | 'interview_follow_up' | 'yss'

export interface Spoken {
  language: Language
  status: TranslationStatus
}

export interface VersionRow {
  id: string
  key: string
  version: string
  title: LocalizedText
  status: Status
  revision: number
  fieldedAt: string | null
  provenance: string | null
  licenceBasis: string | null
  translations: Spoken[]
}

export interface BuiltInRow {
  key: BuiltIn
  title: LocalizedText
  version: string
  provenance: string
  licenceBasis: string
  translations: Spoken[]
}

const row = /* GraphQL */ `
  id
  key
  version
  title { en es }
  status
  revision
  fieldedAt
  provenance
  licenceBasis
  translations { language status }
`

export const instrumentsQuery = gql<
  { study: { id: string; instrumentVersions: VersionRow[]; builtInInstruments: BuiltInRow[] } | null },
  { study: string }
>(/* GraphQL */ `
  query Instruments($study: ID!) {
    study(id: $study) {
      id
      instrumentVersions { ${row} }
      builtInInstruments {
        key
        title { en es }
        version
        provenance
        licenceBasis
        translations { language status }
      }
    }
  }
`)

export interface Equivalence {
  fromId: string
  toId: string
  pairs: { from: string; to: string }[]
}

export interface Version extends VersionRow {
  sha256: string | null
  definition: string | null
  equivalences: Equivalence[]
}

export type AloneWarning = 'no_words' | 'no_exit' | 'no_numbers' | 'old_numbers' | 'nobody_to_talk'

export interface StudyOfVersion {
  id: string
  languages: Language[]
  aloneWarnings: AloneWarning[]
  services: (Labelled & { key: string })[]
  instrumentVersions: Pick<VersionRow, 'id' | 'key' | 'version' | 'title' | 'status'>[]
  /** What a link asks. */
  askedByLink: { id: string } | null
}

export const instrumentQuery = gql<
  { study: StudyOfVersion | null; node: Version | null },
  { study: string; instrument: string }
>(/* GraphQL */ `
  query Instrument($study: ID!, $instrument: ID!) {
    study(id: $study) {
      id
      languages
      aloneWarnings
      services { id key label { en es } }
      instrumentVersions { id key version title { en es } status }
      askedByLink { id }
    }
    node(id: $instrument) {
      __typename
      id
      ... on Instrument {
        ${row}
        sha256
        definition
        equivalences { fromId toId pairs { from to } }
      }
    }
  }
`)

export const definitionQuery = gql<
  { node: { id: string; definition: string | null; revision: number } | null },
  { instrument: string }
>(/* GraphQL */ `
  query Definition($instrument: ID!) {
    node(id: $instrument) {
      __typename
      id
      ... on Instrument {
        definition
        revision
      }
    }
  }
`)

export interface Issue {
  path: string
  message: string
}
/** What a write comes back with. */
export interface Done {
  __typename: string
  data?: { id: string; revision?: number }
  issues?: Issue[]
  revision?: number
}

const answer = (mutation: string, back = 'id revision') => /* GraphQL */ `
  __typename
  ... on Mutation${mutation}Success { data { ${back} } }
  ... on InvalidInput { issues { path message } }
`
const edited = '... on EditedMeanwhile { revision }'

type Write = { done: Done }

export interface Beginning {
  studyId: string
  key?: string
  builtIn?: BuiltIn
  fromId?: string
}
export const createDraftMutation = gql<Write, { input: Beginning }>(/* GraphQL */ `
  mutation CreateDraft($input: CreateDraftInput!) {
    done: createDraft(input: $input) { ${answer('CreateDraft', row)} }
  }
`)

export const importInstrumentMutation = gql<Write, { input: { studyId: string; file: string } }>(
  /* GraphQL */ `
  mutation ImportInstrument($input: ImportInstrumentInput!) {
    done: importInstrument(input: $input) { ${answer('ImportInstrument', row)} }
  }
`,
)

export interface Place {
  studyId: string
  instrumentId: string
  expected: number
}
export const saveDraftMutation = gql<Write, { input: Place & { definition: string } }>(/* GraphQL */ `
  mutation SaveDraft($input: SaveDraftInput!) {
    done: saveDraft(input: $input) { ${answer('SaveDraft', `${row} definition`)} ${edited} }
  }
`)

export const removeDraftMutation = gql<Write, { input: Place }>(/* GraphQL */ `
  mutation RemoveDraft($input: DraftInput!) {
    done: removeDraft(input: $input) { ${answer('RemoveDraft', `id instrumentVersions { ${row} }`)} ${edited} }
  }
`)

export const fieldInstrumentMutation = gql<Write, { input: Place }>(/* GraphQL */ `
  mutation FieldInstrument($input: DraftInput!) {
    done: fieldInstrument(input: $input) { ${answer('FieldInstrument', `${row} sha256`)} ${edited} }
  }
`)

export const retireInstrumentMutation = gql<Write, { input: { studyId: string; instrumentId: string } }>(
  /* GraphQL */ `
  mutation RetireInstrument($input: RetireInstrumentInput!) {
    done: retireInstrument(input: $input) { ${answer('RetireInstrument', row)} }
  }
`,
)

export interface Bringing extends Place {
  language: Language
  sheet: string
  status: TranslationStatus
  source: string
  sha256: string
}
export const bringTranslationMutation = gql<Write, { input: Bringing }>(/* GraphQL */ `
  mutation BringTranslation($input: BringTranslationInput!) {
    done: bringTranslation(input: $input) { ${answer('BringTranslation', `${row} definition`)} ${edited} }
  }
`)

export interface Declaration {
  studyId: string
  fromId: string
  toId: string
  pairs: { from: string; to: string }[]
}
export const declareEquivalenceMutation = gql<Write, { input: Declaration }>(/* GraphQL */ `
  mutation DeclareEquivalence($input: DeclareEquivalenceInput!) {
    done: declareEquivalence(input: $input) {
      ${answer('DeclareEquivalence', 'id equivalences { fromId toId pairs { from to } }')}
    }
  }
`)

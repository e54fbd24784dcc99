import { gql, type Language, type LocalizedText } from '../graphql.ts'

export const audiences = ['youth', 'caregiver', 'adult'] as const
export type Audience = (typeof audiences)[number]
export type TextState = 'draft' | 'scheduled' | 'published' | 'superseded'
export type Determination = 'not_research' | 'exempt' | 'expedited' | 'full'
export type GapKind =
  | (
      | 'no_determination'
      | 'exempt_minor'
      | 'no_approval'
      | 'no_expiry'
      | 'expired'
      | 'ends_too_late'
      | 'language_missing'
    )
  | (
      | 'block_missing'
      | 'running_missing'
      | 'one_language'
      | 'placeholder'
      | 'too_hard'
      | 'hard_sentence'
      | 'not_reviewed'
    )

export interface Level {
  language: Language
  score: number
  isEasy: boolean
}

export interface Block {
  type: string
  heading: LocalizedText
  isRequired: boolean
  isMaterial: boolean
  en: string | null
  es: string | null
  example: LocalizedText | null
  levels: Level[]
  hardSentences: { language: Language; text: string }[]
}

export interface Gap {
  kind: GapKind
  block: string | null
  language: Language | null
}

export interface Change {
  block: string
  kind: 'added' | 'removed' | 'changed'
  isMaterial: boolean
}

export interface ConsentText {
  id: string
  audience: Audience
  version: number
  revision: number
  state: TextState
  effectiveFrom: string | null
  expiresAt: string | null
  approvedRef: string | null
  requiresReconsent: boolean
  concerned: number
  blocks: Block[]
  levels: Level[]
  gaps: Gap[]
  changes: Change[]
}

const levels = `levels { language score isEasy }`
const fields = /* GraphQL */ `
  id
  audience
  version
  revision
  state
  effectiveFrom
  expiresAt
  approvedRef
  requiresReconsent
  concerned
  blocks {
    type
    heading { en es }
    isRequired
    isMaterial
    en
    es
    example { en es }
    ${levels}
    hardSentences { language text }
  }
  ${levels}
  gaps { kind block language }
  changes { block kind isMaterial }
`

export interface StudyOfTexts {
  id: string
  languages: Language[]
  setup: { determination: Determination | null; plannedPeople: number | null }
  consentTexts: ConsentText[]
}

export const textsQuery = gql<{ study: StudyOfTexts | null }, { study: string }>(/* GraphQL */ `
  query ConsentTexts($study: ID!) {
    study(id: $study) {
      id
      languages
      setup { determination plannedPeople }
      consentTexts { ${fields} }
    }
  }
`)

/** What a write comes back with: what was refused says where, in a word of the schema. */
export interface Written {
  __typename: string
  data?: ConsentText
  issues?: { path: string }[]
}

const written = (mutation: string) => /* GraphQL */ `
  __typename
  ... on Mutation${mutation}Success { data { ${fields} } }
  ... on InvalidInput { issues { path } }
`

interface OfAudience {
  studyId: string
  audience: Audience
}

export const startTextMutation = gql<{ done: Written }, { input: OfAudience & { from: 'model' | 'last' } }>(
  /* GraphQL */ `
  mutation StartConsentText($input: StartConsentTextInput!) {
    done: startConsentText(input: $input) { ${written('StartConsentText')} }
  }
`,
)

export interface Typed {
  blocks: { type: string; en?: string; es?: string }[]
  expiresAt?: string
  approvedRef?: string
}

export const saveTextMutation = gql<{ done: Written }, { input: OfAudience & Typed & { expected: number } }>(
  /* GraphQL */ `
  mutation SaveConsentText($input: SaveConsentTextInput!) {
    done: saveConsentText(input: $input) { ${written('SaveConsentText')} }
  }
`,
)

export const publishTextMutation = gql<
  { done: Written },
  { input: OfAudience & { expected: number; reviewed: Language[]; effectiveFrom?: string | null } }
>(/* GraphQL */ `
  mutation PublishConsentText($input: PublishConsentTextInput!) {
    done: publishConsentText(input: $input) { ${written('PublishConsentText')} }
  }
`)

export const removeTextMutation = gql<
  { done: { __typename: string } },
  { input: OfAudience & { expected: number } }
>(/* GraphQL */ `
  mutation RemoveConsentText($input: RemoveConsentTextInput!) {
    done: removeConsentText(input: $input) {
      __typename
    }
  }
`)

export const decideStudyMutation = gql<
  { done: { __typename: string; issues?: { path: string }[] } },
  { input: { studyId: string; determination?: Determination; plannedPeople?: number } }
>(/* GraphQL */ `
  mutation DecideStudy($input: SaveSettingsInput!) {
    done: saveSettings(input: $input) {
      __typename
      ... on MutationSaveSettingsSuccess {
        data {
          id
          setup {
            determination
            plannedPeople
          }
        }
      }
      ... on InvalidInput {
        issues {
          path
        }
      }
    }
  }
`)

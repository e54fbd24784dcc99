import { gql, type Language, type LocalizedText } from '../graphql.ts'

export type Need =
  | 'agency'
  | 'jurisdiction'
  | 'regions'
  | 'services'
  | 'exit'
  | 'resources'
  | 'majority'
  | 'determination'
  | 'consentText'
  | 'codebook'
  | 'instrument'
  | 'wave'
export type TwoHanded = 'quote' | 'deidentification' | 'safety' | 'vault' | 'demand' | 'words'
export type Majority = 'reconsent' | 'waiver' | 'deidentified_may_stay'

export interface PackService {
  key: string
  label: LocalizedText
  lasts: 'once' | 'limited' | 'unbounded'
  sessions: number | null
  minutes: number[] | null
  ages: number[] | null
  purpose: 'prevention' | 'care'
  isSecure: boolean
}

export interface Jurisdiction {
  key: string
  title: LocalizedText
  writtenOn: string
  regions: { key: string; label: LocalizedText }[]
  services: PackService[]
  resources: { key: string; label: LocalizedText; contact: LocalizedText }[]
}

export interface Setup {
  agency: string | null
  jurisdiction: Jurisdiction | null
  exitAddress: string | null
  resourcesCheckedOn: string | null
  areResourcesStale: boolean
  majority: Majority | null
  majorityReference: string | null
  keep: string[]
  boardLeastBase: number
  boardLeastGroup: number
  publicLeastBase: number
  publicLeastGroup: number
  dutyWarnings: string[]
  hands: { act: TwoHanded; isBuilt: boolean; isWithinReach: boolean }[]
  asksSecondFactor: boolean
  missing: Need[]
}

export interface WaveFrame extends Named {
  opensOn: string
  closesOn: string | null
}

interface Named {
  id: string
  label: LocalizedText
}

export interface StudyToSetUp {
  id: string
  title: LocalizedText
  languages: Language[]
  timeZone: string
  setup: Setup
  regions: Named[]
  services: Named[]
  waves: WaveFrame[]
  instruments: { id: string; title: LocalizedText; version: string }[]
}

const text = `{
  en
  es
}`

const packFields = /* GraphQL */ `
  key
  title ${text}
  writtenOn
  regions {
    key
    label ${text}
  }
  services {
    key
    label ${text}
    lasts
    sessions
    minutes
    ages
    purpose
    isSecure
  }
  resources {
    key
    label ${text}
    contact ${text}
  }
`

export const setupQuery = gql<
  { study: StudyToSetUp | null; jurisdictions: Pick<Jurisdiction, 'key' | 'title' | 'writtenOn'>[] },
  { study: string }
>(/* GraphQL */ `
  query Setup($study: ID!) {
    study(id: $study) {
      id
      title ${text}
      languages
      timeZone
      setup {
        agency
        jurisdiction { ${packFields} }
        exitAddress
        resourcesCheckedOn
        areResourcesStale
        majority
        majorityReference
        keep
        boardLeastBase
        boardLeastGroup
        publicLeastBase
        publicLeastGroup
        dutyWarnings
        hands {
          act
          isBuilt
          isWithinReach
        }
        asksSecondFactor
        missing
      }
      regions {
        id
        label ${text}
      }
      services {
        id
        label ${text}
      }
      waves {
        id
        label ${text}
        opensOn
        closesOn
      }
      instruments {
        id
        title ${text}
        version
      }
    }
    jurisdictions {
      key
      title ${text}
      writtenOn
    }
  }
`)

export const missingQuery = gql<
  { study: { id: string; setup: { missing: Need[]; areResourcesStale: boolean } } | null },
  { study: string }
>(/* GraphQL */ `
  query SetupMissing($study: ID!) {
    study(id: $study) {
      id
      setup {
        missing
        areResourcesStale
      }
    }
  }
`)

/** What a write of the set-up comes back with: what was refused says which field, in a word of the schema. */
export interface Saved {
  __typename: string
  data?: { id: string }
  issues?: { path: string }[]
}

export const answer = (mutation: string) => /* GraphQL */ `
  __typename
  ... on Mutation${mutation}Success {
    data {
      id
    }
  }
  ... on InvalidInput {
    issues {
      path
    }
  }
`

export const createStudyMutation = gql<
  { done: Saved },
  { input: { title: LocalizedText; languages: Language[]; timeZone: string } }
>(/* GraphQL */ `
  mutation CreateStudy($input: CreateStudyInput!) {
    done: createStudy(input: $input) { ${answer('CreateStudy')} }
  }
`)

export const changeStudyMutation = gql<
  { done: Saved },
  { input: { studyId: string; title: LocalizedText; languages: Language[]; timeZone: string } }
>(/* GraphQL */ `
  mutation ChangeStudy($input: ChangeStudyInput!) {
    done: changeStudy(input: $input) { ${answer('ChangeStudy')} }
  }
`)

export interface SettingsInput {
  studyId: string
  agency?: string
  jurisdiction?: string
  exitAddress?: string
  resourcesCheckedOn?: string
  majority?: Majority
  majorityReference?: string | null
  boardLeastBase?: number
  boardLeastGroup?: number
  publicLeastBase?: number
  publicLeastGroup?: number
}

export const saveSettingsMutation = gql<{ done: Saved }, { input: SettingsInput }>(/* GraphQL */ `
  mutation SaveSettings($input: SaveSettingsInput!) {
    done: saveSettings(input: $input) { ${answer('SaveSettings')} }
  }
`)

export const fillRosterMutation = gql<
  { done: Saved },
  { input: { studyId: string; regions: string[]; services: string[] } }
>(/* GraphQL */ `
  mutation FillRoster($input: FillRosterInput!) {
    done: fillRoster(input: $input) { ${answer('FillRoster')} }
  }
`)

export type NamedInput = { studyId: string; key: string; label: LocalizedText }

export const addServiceMutation = gql<{ done: Saved }, { input: NamedInput }>(/* GraphQL */ `
  mutation AddService($input: AddNamedInput!) {
    done: addService(input: $input) { ${answer('AddService')} }
  }
`)

export const takeShippedCodebookMutation = gql<{ done: Saved }, { input: { studyId: string } }>(
  /* GraphQL */ `
  mutation TakeShippedCodebook($input: TakeShippedCodebookInput!) {
    done: takeShippedCodebook(input: $input) { ${answer('TakeShippedCodebook')} }
  }
`,
)

export const importCodebookMutation = gql<{ done: Saved }, { input: { studyId: string; file: string } }>(
  /* GraphQL */ `
  mutation ImportCodebook($input: ImportCodebookInput!) {
    done: importCodebook(input: $input) { ${answer('ImportCodebook')} }
  }
`,
)

export interface InstrumentInput {
  studyId: string
  key: string
  version: string
  title: LocalizedText
  questions: { key: string; type: 'long' | 'likert5'; text: LocalizedText }[]
}

export const addInstrumentMutation = gql<{ done: Saved }, { input: InstrumentInput }>(/* GraphQL */ `
  mutation AddInstrument($input: AddInstrumentInput!) {
    done: addInstrument(input: $input) { ${answer('AddInstrument')} }
  }
`)

type DeleteStudyInput = { studyId: string; title: string }

export const deleteStudyMutation = gql<{ done: Saved }, { input: DeleteStudyInput }>(/* GraphQL */ `
  mutation DeleteStudy($input: DeleteStudyInput!) { done: deleteStudy(input: $input) { ${answer('DeleteStudy')} } }
`)

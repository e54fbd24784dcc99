import { type MutationDone, gql, type Language } from '../graphql.ts'

export interface HandoverLine {
  id: string
  number: number
  title: string
  frozenAt: string
  quoteCount: number
  takenBackCount: number
  recipientCount: number
  openCount: number
}

const line = /* GraphQL */ `
  id number title frozenAt quoteCount takenBackCount recipientCount openCount
`

export const handoversQuery = gql<
  { study: { id: string; handovers: HandoverLine[] } | null },
  { study: string }
>(/* GraphQL */ `
  query Handovers($study: ID!) {
    study(id: $study) {
      id
      handovers { ${line} }
    }
  }
`)

export interface Points {
  title: string
  points: string[]
}
export interface Section {
  key: string
  title: string
  plain: string | null
  figures: { wave: string; text: string; base: string | null; isWithheld: boolean }[]
  quotes: { number: number; label: string; text: string; language: Language; isTakenBack: boolean }[]
  noQuotes: string | null
}
export interface HandoverDocument {
  language: Language
  heading: string
  title: string
  frozen: string
  how: Points
  note: Points | null
  sections: Section[]
  certificate: Points | null
  end: string
}
export interface Notice {
  id: string
  quoteNumber: number | null
  openedOn: string
  sentAt: string | null
  sentBy: string | null
  way: 'mail' | 'by_hand' | null
  doneAt: string | null
}
export interface Recipient {
  id: string
  body: string
  person: string
  address: string | null
  purpose: string
  receivedOn: string
  mayMail: boolean
  notices: Notice[]
  letter: { subject: string; text: string } | null
}
export interface Handover extends HandoverLine {
  frozenBy: string | null
  document: HandoverDocument | null
  recipients: Recipient[]
}

const points = 'title points'

export const handoverQuery = gql<
  { study: { id: string; timeZone: string; handover: Handover | null } | null },
  { study: string; number: number; language: Language }
>(/* GraphQL */ `
  query Handover($study: ID!, $number: Int!, $language: Language!) {
    study(id: $study) {
      id
      timeZone
      handover(number: $number) {
        ${line}
        frozenBy
        document(language: $language) {
          language heading title frozen end
          how { ${points} }
          note { ${points} }
          certificate { ${points} }
          sections {
            key title plain noQuotes
            figures { wave text base isWithheld }
            quotes { number label text language isTakenBack }
          }
        }
        recipients {
          id body person address purpose receivedOn mayMail
          letter(language: $language) { subject text }
          notices { id quoteNumber openedOn sentAt sentBy way doneAt }
        }
      }
    }
  }
`)

/** Asked when somebody takes it away, and not before: that it was asked for is in the record. */
export const fileQuery = gql<
  { study: { id: string; handover: { id: string; file: string | null } | null } | null },
  { study: string; number: number; language: Language }
>(/* GraphQL */ `
  query HandoverFile($study: ID!, $number: Int!, $language: Language!) {
    study(id: $study) {
      id
      handover(number: $number) {
        id
        file(language: $language)
      }
    }
  }
`)

export interface Acted extends MutationDone {
  data?: { id: string; number: number }
}

const issues = '... on InvalidInput { issues { path } }'

export const freezeMutation = gql<{ done: Acted }, { input: { studyId: string; title: string } }>(
  /* GraphQL */ `
  mutation FreezeHandover($input: FreezeHandoverInput!) {
    done: freezeHandover(input: $input) {
      __typename
      ${issues}
      ... on MutationFreezeHandoverSuccess { data { id number } }
    }
  }
`,
)

export interface NewRecipient {
  studyId: string
  handoverId: string
  body: string
  person: string
  address: string | null
  purpose: string
  receivedOn: string
}

export const addRecipientMutation = gql<{ done: Acted }, { input: NewRecipient }>(/* GraphQL */ `
  mutation AddRecipient($input: AddRecipientInput!) {
    done: addRecipient(input: $input) {
      __typename
      ${issues}
      ... on MutationAddRecipientSuccess { data { id number } }
    }
  }
`)

interface Told {
  studyId: string
  recipientId: string
  notices: string[]
}

export const sendNoticesMutation = gql<
  { done: Acted },
  { input: Told & { way: 'mail' | 'by_hand'; language: Language } }
>(/* GraphQL */ `
  mutation SendNotices($input: SendNoticesInput!) {
    done: sendNotices(input: $input) {
      __typename
      ${issues}
      ... on MutationSendNoticesSuccess { data { id number } }
    }
  }
`)

export const closeNoticesMutation = gql<{ done: Acted }, { input: Told }>(/* GraphQL */ `
  mutation CloseNotices($input: CloseNoticesInput!) {
    done: closeNotices(input: $input) {
      __typename
      ${issues}
      ... on MutationCloseNoticesSuccess { data { id number } }
    }
  }
`)

// Who sits there, as the server tells it and as the pages know it.
import type { LocalizedText, Role } from './graphql.ts'

export interface Membership {
  roles: Role[]
  may: string[]
  study: { id: string; title: LocalizedText }
}

/** Board and lead may not read the study itself; what it is called stands beside what they are in it. */
interface AskedMembership {
  roles: Role[]
  may: string[]
  studyId: string
  title: LocalizedText
}
export interface AskedViewer {
  id: string
  isAdministrator: boolean
  name: string
  closedStudies: string[]
  memberships: AskedMembership[]
}

export const readViewer = (viewer: AskedViewer): Viewer => ({
  ...viewer,
  memberships: viewer.memberships.map(({ roles, may, studyId: id, title }) => ({
    roles,
    may,
    study: { id, title },
  })),
})

export interface Viewer {
  id: string
  /** Of the instance: opens studies. */
  isAdministrator: boolean
  name: string
  /** They show nothing until a second factor stands behind the session. */
  closedStudies: string[]
  memberships: Membership[]
}

export const viewerFields = /* GraphQL */ `
  id
  name
  isAdministrator
  closedStudies
  memberships {
    roles
    may
    studyId
    title {
      en
      es
    }
  }
`

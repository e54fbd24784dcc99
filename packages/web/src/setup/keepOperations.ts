import { gql } from '../graphql.ts'
import { answer, type Saved } from './operations.ts'

export const saveKeepMutation = gql<{ done: Saved }, { input: { studyId: string; names: string[] } }>(
  /* GraphQL */ `
  mutation SaveKeep($input: SaveKeepInput!) {
    done: saveKeep(input: $input) { ${answer('SaveKeep')} }
  }
`,
)

import { gql } from '../graphql.ts'
import { answer, type NamedInput, type Saved, type WaveFrame } from './operations.ts'

export const addWaveMutation = gql<
  { done: Saved },
  { input: NamedInput & { opensOn: string; closesOn: string | null } }
>(/* GraphQL */ `
  mutation AddWave($input: AddWaveInput!) {
    done: addWave(input: $input) { ${answer('AddWave')} }
  }
`)

export const changeWaveMutation = gql<
  { done: Saved },
  { input: { studyId: string; waveId: string } & Omit<WaveFrame, 'id'> }
>(/* GraphQL */ `
  mutation ChangeWave($input: ChangeWaveInput!) {
    done: changeWave(input: $input) { ${answer('ChangeWave')} }
  }
`)

import { lexicographicSortSchema, printSchema } from 'graphql'
import { expect, it } from 'vitest'
import { schema } from '../packages/api/src/schema.ts'

it('has a printed schema that is up to date (npm test -- test/graphqlSchema.test.ts -u writes it)', async () => {
  const printed = `${printSchema(lexicographicSortSchema(schema))}\n`
  await expect(printed).toMatchFileSnapshot('../packages/api/schema.graphql')
})

import { lexicographicSortSchema, printSchema } from 'graphql'
import { expect, it } from 'vitest'
import { schema } from '../packages/api/src/schema.ts'

it('has a printed schema that is up to date (npm test -- -u test/graphqlSchema.test.ts writes it)', async () => {
  const printed = `${printSchema(lexicographicSortSchema(schema))}\n`
  await expect(printed).toMatchFileSnapshot('../packages/api/schema.graphql')
})

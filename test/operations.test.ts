// What our own pages ask fits into what a request may be: else a page is refused what it asks.
import { readFileSync } from 'node:fs'
import { parse, validate } from 'graphql'
import { expect, it } from 'vitest'
import { costOf, highestCost } from '../packages/api/src/cost.ts'
import { schema } from '../packages/api/src/schema.ts'
import { mostTokens, sizeRule } from '../packages/api/src/size.ts'

const file = new URL('../packages/web/generated/operations.json', import.meta.url)
const asked = Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)
const nameOf = (text: string) => /^(?:query|mutation) (\w+)/.exec(text)?.[1] ?? text.slice(0, 40)

it('is no request that the server refuses for its size or its cost', () => {
  const refused = asked.flatMap((text) => {
    const document = parse(text, { maxTokens: mostTokens })
    const problems = validate(schema, document, [sizeRule]).map(({ message }) => message)
    const isTooCostly = costOf({ schema, document, variables: {} }) > highestCost
    return [...problems, ...(isTooCostly ? ['costs too much'] : [])].map((one) => `${nameOf(text)}: ${one}`)
  })
  expect(asked.length).toBeGreaterThan(50)
  expect(refused).toEqual([])
})

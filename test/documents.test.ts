// What is written beside the code: short enough to be read, and about files that are there.
import { describe, expect, it } from 'vitest'
import { exists, filesUnder, textOf } from './support/source.ts'

describe('the documents', () => {
  const documents = ['README.md', 'ARCHITECTURE.md', 'SECURITY.md']
    .map((path) => ({ path, text: textOf(path) }))
    .concat(filesUnder('docs', /\.md$/))

  it('name only files that are there', () => {
    const named = documents.flatMap(({ path, text }) =>
      [...text.matchAll(/`((?:packages|prisma|scripts|test|docs|\.ci)\/[\w./-]+)`/g)].map(([, name]) => ({
        path,
        name: name!,
      })),
    )
    expect(named.length).toBeGreaterThan(60)
    expect(named.filter(({ name }) => !exists(name))).toEqual([])
  })

  it('are short enough to be read', () => {
    expect(textOf('README.md').split('\n').length).toBeLessThanOrEqual(151)
    expect(textOf('ARCHITECTURE.md').split('\n').length).toBeLessThanOrEqual(251)
  })
})

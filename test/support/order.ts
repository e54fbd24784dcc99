// What asks for little runs first: by the time the browser comes, the demo that all its stories share has been loaded.
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const projects = ['unit', 'web', 'database', 'browser']

export class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const longestFirst = await super.sort(files)
    return projects.flatMap((name) => longestFirst.filter(({ project }) => project.name === name))
  }
}

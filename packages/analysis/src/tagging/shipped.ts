// The models that come along. Each is read when it is first asked for: most programs never ask.
import codes from '../../data/youth-survivor-perspective.model.json?raw'
import stances from '../../data/stance.model.json?raw'
import type { ModelFile } from './model.ts'

const once = (text: { toString(): string }): (() => ModelFile) => {
  let file: ModelFile | undefined
  return () => (file ??= JSON.parse(String(text)) as ModelFile)
}

export const shippedCodes = once(codes)
export const shippedStances = once(stances)

import { plain } from '../language/language.ts'
import { ChoiceField } from '../ui/Field.tsx'
import type { WaveName } from './operations.ts'
import { w } from './words.ts'

export function WaveChoice(props: { waves: WaveName[]; chosen: string; onChoose: (id: string) => void }) {
  return (
    <div class="outreach-wave">
      <ChoiceField
        label={w().waves.wave}
        value={props.chosen}
        choices={props.waves.map(({ id, label }) => ({ value: id, label: plain(label) }))}
        onChoose={props.onChoose}
      />
    </div>
  )
}

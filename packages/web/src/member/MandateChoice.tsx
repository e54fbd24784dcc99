import { t } from '../language/language.ts'
import { ChoiceField } from '../ui/Field.tsx'
import { type Mandated, mandates } from './operations.ts'

interface Props {
  label: string
  value: Mandated | null
  onChoose: (value: Mandated | null) => void
}

/** Whether somebody has to report by law what they learn of a child: yes, no, by the rules of the agency, or not said. */
export function MandateChoice(props: Props) {
  return (
    <ChoiceField
      label={props.label}
      value={props.value ?? ''}
      choices={[
        { value: '', label: t().member.mandate.unsaid },
        ...mandates.map((value) => ({ value, label: t().member.mandate[value] })),
      ]}
      onChoose={(value) => props.onChoose(mandates.find((one) => one === value) ?? null)}
    />
  )
}

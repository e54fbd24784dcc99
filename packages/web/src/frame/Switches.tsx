import { nameOf, otherLanguage, speak, t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceField } from '../ui/Field.tsx'
import { colour, scheme, schemes } from '../ui/scheme.ts'

/** The other language by its own name, and the colours. */
export function Switches() {
  return (
    <div class="switches no-print">
      <Button look="quiet" lang={otherLanguage()} onClick={() => speak(otherLanguage())}>
        {nameOf(otherLanguage())}
      </Button>
      <ChoiceField
        label={t().colours}
        value={scheme()}
        choices={schemes.map((value) => ({ value, label: t().scheme[value] }))}
        onChoose={(value) => colour(schemes.find((one) => one === value) ?? 'auto')}
      />
    </div>
  )
}

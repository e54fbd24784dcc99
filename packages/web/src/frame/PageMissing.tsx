import { t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'

export function PageMissing() {
  return (
    <Notice tone="problem">
      <span>{t().error.unreachable}</span>
      <Button onClick={() => location.reload()}>{t().retry}</Button>
    </Notice>
  )
}

import { t } from '../language/language.ts'
import { Blank } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'

/** Somebody with an account and no part in any study yet. */
export function NoStudy() {
  createTitle(() => t().account.noStudyTitle)
  return (
    <Blank title={t().account.noStudyTitle} isPage>
      <p>{t().account.noStudy}</p>
    </Blank>
  )
}

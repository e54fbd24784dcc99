import { A } from '@solidjs/router'
import { studyPath, useHere } from '../frame/here.ts'
import { t } from '../language/language.ts'
import './seen.css'

/** As the board sees it, as the lead sees it. */
export function SeenSwitch() {
  const here = useHere()
  return (
    <nav class="seen-switch no-print" aria-label={t().seen.which}>
      <A href={`${studyPath(here('studyId'))}/as-board`}>{t().seen.asBoard}</A>
      <A href={`${studyPath(here('studyId'))}/as-lead`}>{t().seen.asLead}</A>
    </nav>
  )
}

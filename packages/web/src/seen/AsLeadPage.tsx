import { createRead } from '../client.ts'
import { useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { t } from '../language/language.ts'
import { LeadHome } from '../lead/LeadHome.tsx'
import { leadQuery, voicesFrameQuery } from '../lead/operations.ts'
import { createTitle } from '../ui/title.ts'
import { KeptBack } from './KeptBack.tsx'
import { Picks } from './Picks.tsx'
import { SeenSwitch } from './SeenSwitch.tsx'

/** The lead's own home for the evaluator, what is picked for it, and what does not leave. */
export function AsLeadPage() {
  const here = useHere()
  const read = createRead(leadQuery, () => ({ study: here('studyId') }))
  const themes = createRead(voicesFrameQuery, () => ({ study: here('studyId') }))
  createTitle(() => t().seen.asLead)
  return (
    <div class="page lead-page">
      <h1>{t().seen.asLead}</h1>
      <SeenSwitch />
      <p class="soft measure no-print">{t().seen.note}</p>
      <Loaded read={read} pick={(data) => data.lead}>
        {(lead) => (
          <LeadHome answered={lead().answered} changed={lead().changed} said={lead().said} voices={null} />
        )}
      </Loaded>
      <Picks study={here('studyId')} onSaved={() => read.refetch()} />
      <Loaded read={themes} pick={(data) => data.lead} lines={2}>
        {(lead) => <KeptBack study={here('studyId')} audience="lead" themes={lead().themes} />}
      </Loaded>
    </div>
  )
}

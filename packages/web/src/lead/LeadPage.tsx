import { createRead } from '../client.ts'
import { studyPath, useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { t } from '../language/language.ts'
import { createTitle } from '../ui/title.ts'
import { LeadHome } from './LeadHome.tsx'
import { leadQuery } from './operations.ts'

export function LeadPage() {
  const here = useHere()
  const read = createRead(leadQuery, () => ({ study: here('studyId') }))
  createTitle(() => t().lead.title)
  return (
    <div class="page lead-page">
      <h1>{t().lead.title}</h1>
      <Loaded read={read} pick={(data) => data.lead}>
        {(lead) => (
          <LeadHome
            answered={lead().answered}
            changed={lead().changed}
            said={lead().said}
            voices={`${studyPath(here('studyId'))}/lead/voices`}
          />
        )}
      </Loaded>
    </div>
  )
}

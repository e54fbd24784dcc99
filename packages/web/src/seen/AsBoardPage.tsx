import { Cards } from '../board/Cards.tsx'
import { boardQuery } from '../board/operations.ts'
import { createRead } from '../client.ts'
import { useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { t } from '../language/language.ts'
import { createTitle } from '../ui/title.ts'
import { KeptBack } from './KeptBack.tsx'
import { SeenSwitch } from './SeenSwitch.tsx'

/** The board's own cards for the evaluator, and below them what does not leave. */
export function AsBoardPage() {
  const here = useHere()
  const read = createRead(boardQuery, () => ({ study: here('studyId') }))
  createTitle(() => t().seen.asBoard)
  return (
    <div class="page board-page">
      <h1>{t().seen.asBoard}</h1>
      <SeenSwitch />
      <p class="soft measure">{t().seen.note}</p>
      <Loaded read={read} pick={(data) => data.board}>
        {(board) => (
          <>
            <Cards study={here('studyId')} cards={board().cards} isInert />
            <KeptBack study={here('studyId')} audience="board" themes={board().cards} />
          </>
        )}
      </Loaded>
    </div>
  )
}

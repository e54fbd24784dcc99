// The respondent's page with script: the same page, which leaves faster, keeps what was typed through a bad line, and adds
// no step to the history. It stores nothing in the browser and asks nobody but the server it came from.
import { watchAloud } from './aloud.ts'
import { watchAnswers } from './answering.ts'
import { watchExit } from './exit.ts'
import { watchIdle } from './idle.ts'
import { preparePage } from './page.ts'
import { watchForms } from './sending.ts'

preparePage()
watchExit()
watchForms()
watchAnswers()
watchIdle()
watchAloud()

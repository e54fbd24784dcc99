// npm run -s bench -- NAME prints one JSON object; --list names what there is. What stands in `wrong` ends it with 1.
import { auth } from './auth.ts'
import { consent } from './consent.ts'
import { crash } from './crash.ts'
import { deidentification } from './deidentify.ts'
import { firstQuestion } from './firstQuestion.ts'
import { instruments } from './instruments.ts'
import { mutate } from './mutate.ts'
import { page } from './page.ts'
import { screening } from './screening.ts'
import { start } from './start.ts'
import { stories } from './stories.ts'
import { submit } from './submit.ts'
import { tag } from './tag.ts'
import { tagging } from './tagging.ts'
import { themes } from './themes.ts'

const benches: Record<string, () => Promise<object>> = {
  ...{ themes, tag, tagging, crash, page, start, mutate, auth, screening },
  ...{ stories, consent, instruments, submit, 'first-question': firstQuestion, deidentify: deidentification },
}

const [name] = process.argv.slice(2)
if (name === '--list') {
  process.stdout.write(`${Object.keys(benches).join('\n')}\n`)
} else if (name && Object.hasOwn(benches, name)) {
  const found: { wrong?: readonly string[] } = await benches[name]!()
  process.stdout.write(`${JSON.stringify(found)}\n`)
  for (const each of found.wrong ?? []) process.stderr.write(`wrong: ${each}\n`)
  if (found.wrong?.length) process.exitCode = 1
} else {
  process.stderr.write(
    `Usage: npm run -s bench -- NAME, one of: ${Object.keys(benches).join(', ')}; or --list\n`,
  )
  process.exitCode = 2
}

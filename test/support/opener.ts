// A server's stand-in, to be killed: opens the data folder that it is given and says so. A hasty one is killed as soon as
// it has started the database's process, long before that one has the folder.
import { openDatabase } from '../../packages/api/src/database/open.ts'

const [path = '', haste] = process.argv.slice(2)
if (haste) setTimeout(() => process.kill(process.pid, 'SIGKILL'), 20)
const database = await openDatabase({ dataFolder: path })
process.on('SIGTERM', () => void database.close().then(() => process.exit(0)))
setInterval(() => undefined, 1_000)
console.log('open')

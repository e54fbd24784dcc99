// A server's stand-in, to be killed: opens the data folder that it is given and says so.
import { openDatabase } from '../../packages/api/src/database/open.ts'

const database = await openDatabase({ dataFolder: process.argv[2] ?? '' })
process.on('SIGTERM', () => void database.close().then(() => process.exit(0)))
setInterval(() => undefined, 1_000)
console.log('open')

// The embedded database behind a Unix socket. PGlite has one session; this gives it to one connection at a time, for one
// whole exchange or transaction. (pglite-socket gives it away between messages, so that of two large queries at once
// each could run with the other's text: see docs/decisions/0001.)
import { createServer, type Server, type Socket } from 'node:net'
import type { PGlite } from '@electric-sql/pglite'
import { forgetsPrepared, goesPastGate } from './guard.ts'
import { isAstray, isPrepared, parseComplete, preparesOf, type Prepared, type Prepares } from './prepared.ts'
import { applicationRole, embeddedOwner } from './roles.ts'
import { tendOne } from './tending.ts'
import { endsExchange, readMessage, refusal, sqlOf, statusAtEnd, syncMessage } from './wire.ts'
import type { Message, Status } from './wire.ts'

export type Front = { close(): Promise<void> }

/** What runs at once; where it begins by preparing something that has a name, that apart. */
type Exchange = { bytes: Buffer; isRefused: boolean; prepares?: Prepares | undefined }

type Connection = {
  socket: Socket
  role: string
  isStarted: boolean
  received: Buffer
  gathered: Buffer[]
  isRefused: boolean
  exchanges: Exchange[]
  idle?: NodeJS.Timeout
}

type Turns = {
  db: PGlite
  prepared: Prepared
  connections: Set<Connection>
  /** Connections with a whole exchange to run, first come, first served. */
  waiting: Connection[]
  /** Whose transaction is open: nobody else has a turn until it ends. */
  holder: Connection | undefined
  role: string
  hasOwnerLeft: boolean
  /** Something ran since the tables were last looked after, and it is time to do so. */
  hasChanged: boolean
  isTendingDue: boolean
  isRunning: boolean
  isClosed: boolean
}

// A client that stops answering inside a transaction would stop everyone.
const longestSilence = 60_000
const betweenTendings = 5_000

export async function serveDatabase(db: PGlite, path: string): Promise<Front> {
  const turns: Turns = {
    db,
    prepared: new Map(),
    connections: new Set(),
    waiting: [],
    holder: undefined,
    role: embeddedOwner,
    hasOwnerLeft: false,
    hasChanged: true,
    isTendingDue: false,
    isRunning: false,
    isClosed: false,
  }
  const server = createServer((socket) => accept(turns, socket))
  await listen(server, path)
  const tending = setInterval(() => {
    turns.isTendingDue = turns.hasChanged
    void run(turns)
  }, betweenTendings)
  const end = () => {
    clearInterval(tending)
    return close(turns, server)
  }
  return { close: end }
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
}

// What is open then is rolled back by the database as it closes.
async function close(turns: Turns, server: Server): Promise<void> {
  turns.isClosed = true
  const closed = new Promise((resolve) => server.close(resolve))
  for (const connection of turns.connections) connection.socket.destroy()
  await closed
  while (turns.isRunning) await nextTick()
}

function accept(turns: Turns, socket: Socket): void {
  const connection: Connection = {
    socket,
    role: applicationRole,
    isStarted: false,
    received: Buffer.alloc(0),
    gathered: [],
    isRefused: false,
    exchanges: [],
  }
  turns.connections.add(connection)
  socket.on('data', (data) => receive(turns, connection, data))
  socket.on('error', () => socket.destroy())
  socket.on('close', () => leave(turns, connection))
}

function receive(turns: Turns, connection: Connection, data: Buffer): void {
  connection.received = connection.received.length ? Buffer.concat([connection.received, data]) : data
  try {
    for (;;) {
      const read = readMessage(connection.received, connection.isStarted)
      if (!read) break
      connection.received = read.rest
      take(connection, read.message)
    }
  } catch {
    connection.socket.destroy()
    return
  }
  queue(turns, connection)
  void run(turns)
}

function take(connection: Connection, message: Message): void {
  switch (message.kind) {
    case 'encryption':
      connection.socket.write('N')
      return
    case 'cancel':
    case 'terminate':
      connection.socket.end()
      return
    case 'startup':
      connection.isStarted = true
      connection.role = message.user === embeddedOwner ? embeddedOwner : applicationRole
      connection.exchanges.push({ bytes: message.bytes, isRefused: false })
      return
    case 'message':
      gather(connection, message.bytes, message.type)
      return
    default:
      message satisfies never
  }
}

function gather(connection: Connection, bytes: Buffer, type: string): void {
  const sql = sqlOf(bytes, type)
  const isOwner = connection.role === embeddedOwner
  connection.isRefused ||= sql !== undefined && (forgetsPrepared(sql) || (!isOwner && goesPastGate(sql)))
  connection.isRefused ||= isAstray(bytes, connection.gathered.length === 0)
  connection.gathered.push(bytes)
  if (!endsExchange(type)) return
  connection.exchanges.push({
    bytes: Buffer.concat(connection.gathered),
    isRefused: connection.isRefused,
    prepares: preparesOf(connection.gathered[0]!),
  })
  connection.gathered = []
  connection.isRefused = false
}

async function run(turns: Turns): Promise<void> {
  if (turns.isRunning || turns.isClosed) return
  turns.isRunning = true
  while (!turns.isClosed) {
    await tidy(turns)
    const turn = nextTurn(turns)
    if (turn) await perform(turns, turn.connection, turn.exchange)
    else if (!turns.isTendingDue || turns.holder) break
    // Lets answers out and new questions in.
    await nextTick()
  }
  turns.isRunning = false
}

function nextTurn(turns: Turns): { connection: Connection; exchange: Exchange } | undefined {
  const connection = turns.holder ?? turns.waiting.shift()
  const exchange = connection?.exchanges.shift()
  return connection && exchange ? { connection, exchange } : undefined
}

async function perform(turns: Turns, connection: Connection, exchange: Exchange): Promise<void> {
  clearTimeout(connection.idle)
  if (exchange.isRefused) refuse(turns, connection)
  else await answer(turns, connection, exchange)
  if (turns.holder === connection) {
    connection.idle = setTimeout(() => connection.socket.destroy(), longestSilence)
  } else queue(turns, connection)
}

function queue(turns: Turns, connection: Connection): void {
  const isDue = connection.exchanges.length > 0 && connection !== turns.holder
  if (isDue && !turns.waiting.includes(connection)) turns.waiting.push(connection)
}

function refuse(turns: Turns, connection: Connection): void {
  const status: Status = turns.holder === connection ? 'transaction' : 'idle'
  const why = 'nobody changes the settings of a session that all share'
  connection.socket.write(refusal('42501', why, status))
}

async function answer(turns: Turns, connection: Connection, exchange: Exchange): Promise<void> {
  if (!turns.holder) await assume(turns, connection.role)
  turns.holder = connection
  const send = (data: Buffer) => connection.socket.writable && connection.socket.write(data)
  const tail = await executeOnce(turns, exchange, send)
  if (statusAtEnd(tail) === 'idle') turns.holder = undefined
  turns.hasChanged = true
}

/** What another connection has prepared already is not prepared again: the database would refuse a second one of its name. */
async function executeOnce(turns: Turns, exchange: Exchange, send: (data: Buffer) => void): Promise<Buffer> {
  const { bytes, prepares } = exchange
  if (!prepares) return execute(turns.db, bytes, send)
  const { name, message } = prepares
  if (turns.prepared.get(name)?.equals(message)) {
    send(parseComplete)
    return execute(turns.db, bytes.subarray(message.length), send)
  }
  let isFirst = true
  return execute(turns.db, bytes, (data) => {
    if (isFirst && isPrepared(data)) turns.prepared.set(name, message)
    isFirst = false
    send(data)
  })
}

/** Runs raw messages and gives the last bytes of the answer. */
async function execute(db: PGlite, bytes: Buffer, onData: (data: Buffer) => void): Promise<Buffer> {
  let tail = Buffer.alloc(0)
  const onRawData = (data: Uint8Array) => {
    const copy = Buffer.from(data)
    tail = Buffer.concat([tail, copy.subarray(-6)]).subarray(-6)
    onData(copy)
  }
  await db.runExclusive(() => db.execProtocolRawStream(bytes, { onRawData }))
  return tail
}

async function assume(turns: Turns, role: string): Promise<void> {
  if (turns.role === role) return
  await turns.db.exec(role === embeddedOwner ? 'RESET ROLE' : `RESET ALL; SET ROLE ${role}`)
  turns.role = role
}

function leave(turns: Turns, connection: Connection): void {
  clearTimeout(connection.idle)
  turns.connections.delete(connection)
  turns.waiting = turns.waiting.filter((other) => other !== connection)
  connection.exchanges = []
  turns.hasOwnerLeft ||= connection.isStarted && connection.role === embeddedOwner
  void run(turns)
}

// What a connection leaves behind when it goes: an open transaction, and for the owner settings and locks. And the tables.
async function tidy(turns: Turns): Promise<void> {
  if (turns.holder && !turns.connections.has(turns.holder)) await abandon(turns)
  if (turns.holder) return
  if (turns.hasOwnerLeft) {
    turns.hasOwnerLeft = false
    await assume(turns, embeddedOwner)
    await turns.db.exec('SELECT pg_advisory_unlock_all(); RESET ALL')
  }
  if (turns.isTendingDue) await tend(turns)
}

// One table between two turns: nobody waits longer for it than for a large question of somebody else. A table that will not
// be counted is left as it is until something changes again: questions are answered all the same, if more slowly.
async function tend(turns: Turns): Promise<void> {
  await assume(turns, embeddedOwner)
  turns.isTendingDue = await tendOne(turns.db).catch(() => false)
  turns.hasChanged = turns.isTendingDue
}

async function abandon(turns: Turns): Promise<void> {
  await execute(turns.db, syncMessage, () => undefined)
  await turns.db.exec('ROLLBACK')
  turns.holder = undefined
}

function nextTick(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

// pg-boss's tables and queues are made here as the owner; the application, which may create nothing, only uses them.
import type { Client } from 'pg'
import PgBoss from 'pg-boss'

export type Queue = PgBoss.Queue

// pg-boss sends scheduled jobs through a queue of its own, which it would otherwise make at start.
const forSchedules: Queue = { name: '__pgboss__send-it' }

export async function installQueues(client: Client, queues: Queue[]): Promise<void> {
  const executeSql = async (text: string, values?: unknown[]) => client.query(text, values)
  const boss = new PgBoss({ db: { executeSql }, supervise: false, schedule: false })
  // It tells failures as events as well as by throwing.
  boss.on('error', () => undefined)
  await boss.start()
  try {
    for (const queue of [...queues, forSchedules]) {
      // It writes into what it is given.
      await boss.createQueue(queue.name, { ...queue })
      await boss.updateQueue(queue.name, { ...queue })
    }
  } finally {
    await boss.stop({ graceful: false, wait: true })
  }
}

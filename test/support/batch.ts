// Words that were collected elsewhere, as the page sends them.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { withClient } from '../../packages/api/src/database/pool.ts'
import type { Database } from '../../packages/api/src/database/database.ts'
import type { Frame } from './world.ts'
import { inYears } from './until.ts'
import { inPlace } from './vault.ts'

export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')

export const agreed = {
  formVersion: 'Form 3, 2026',
  scopes: ['participate', 'analyse', 'automated_assist'],
  party: 'youth',
  isAdult: true,
  until: inYears(3),
  isAttested: true,
}

export const spoken = 'The judge listened to me in court. My worker never asked what I wanted.'
export const dicho = 'El juez me escuchó en la corte. Mi trabajadora nunca me preguntó qué quería yo.'

/** Read by whoever collected it, before it came in. */
export const handled = { by: 'Joan of the harbor, who told the county', on: '2024-05-03' }

/** Two people, one of them in two languages, from one file. */
export const aBatch = (frame: Pick<Frame, 'studyId' | 'waveId'>, file = crypto.randomUUID()) => ({
  studyId: frame.studyId,
  key: crypto.randomUUID(),
  format: 'docx',
  fileDigest: digestOf(file),
  contentDigest: digestOf(`${file} taken`),
  waveId: frame.waveId as string | null,
  newQuestions: [{ en: 'In their own words', es: 'En sus propias palabras' }],
  consent: { ...agreed } as Record<string, unknown>,
  people: 2,
  parts: 1,
  part: 0,
  entries: [
    {
      language: 'en',
      responses: [
        {
          language: 'en',
          answers: [
            { question: 0, text: spoken },
            { question: 0, text: dicho, language: 'es' },
          ],
        },
      ],
    },
    { language: 'es', responses: [{ language: 'es', answers: [{ question: 0, text: dicho }] }] },
  ] as object[],
})

const besideWork = ['AuditEntry', 'AuditSeal', 'Session', 'queue', 'version']

/** Every row of every table as text, but for the tables that are named. */
export const everyRow = (database: Database, except: readonly string[] = besideWork): Promise<string[]> =>
  withClient(database.owner, async (client) => {
    const { rows: tables } = await client.query<{ schema: string; name: string }>(
      `SELECT schemaname AS schema, tablename AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss', 'identity')`,
    )
    const found: string[] = []
    for (const { schema, name } of tables.filter((table) => !except.includes(table.name))) {
      const read = () =>
        client.query<{ row: string }>(`SELECT t::text AS row FROM ${schema}."${name}" t ORDER BY 1`)
      const { rows } = await inPlace(client, `${schema}.${name}`, read)
      found.push(...rows.map(({ row }) => `${name} ${row}`))
    }
    return found
  })

/** The path of every key. */
export const everyKey = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true }).map(({ parentPath, name }) =>
        join(parentPath, name),
      )
    : []

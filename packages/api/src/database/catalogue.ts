// Two things that migrations need and PrismaPg does not do: it refuses PostgreSQL's internal type "char", which the
// engine's query for check constraints returns, and it cuts a script at every semicolon, also within functions.
import { PrismaPg } from '@prisma/adapter-pg'
import {
  ColumnTypeEnum,
  DriverAdapterError,
  isDriverAdapterError,
  type ColumnType,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils'
import type { Pool, PoolConfig, QueryArrayConfig } from 'pg'
import { codeOf } from './errors.ts'

type PgAdapter = SqlDriverAdapter & { underlyingDriver(): Pool }

export type CatalogueAdapter = SqlMigrationAwareDriverAdapterFactory & { end(): Promise<void> }

/** PrismaPg, able to read the catalogue's columns too, with an end to its connections. */
export function catalogueAdapter(database: PoolConfig): CatalogueAdapter {
  const pg = new PrismaPg({ ...database, max: 1 })
  const open: SqlDriverAdapter[] = []
  const connect = async () => {
    const adapter = withCatalogue(await pg.connect())
    open.push(adapter)
    return adapter
  }
  return {
    provider: pg.provider,
    adapterName: pg.adapterName,
    connect,
    connectToShadowDb: connect,
    end: async () => void (await Promise.all(open.map((adapter) => adapter.dispose()))),
  }
}

function withCatalogue(adapter: PgAdapter): SqlDriverAdapter {
  // The engine disposes of its shadow's adapter by itself, and a pool may end only once.
  const dispose = adapter.dispose.bind(adapter)
  let disposed: Promise<void> | undefined
  adapter.dispose = () => (disposed ??= dispose())
  const plain = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (query) => {
    try {
      return await plain(query)
    } catch (error) {
      if (!isInternalChar(error)) throw error
      return queryCatalogue(adapter.underlyingDriver(), query)
    }
  }
  // As one message the script is one transaction: a migration that fails leaves nothing behind.
  adapter.executeScript = async (script) => {
    await adapter
      .underlyingDriver()
      .query(script)
      .catch((error: unknown) => {
        throw withoutValues(error)
      })
  }
  return adapter
}

// The engine keeps what it is told in _prisma_migrations, and the database's own message may quote a row.
function withoutValues(error: unknown): DriverAdapterError {
  const code = codeOf(error)
  const message = `Database error code: ${code}`
  const nothing = { detail: undefined, column: undefined, hint: undefined }
  return new DriverAdapterError({ kind: 'postgres', code, severity: 'ERROR', message, ...nothing })
}

function isInternalChar(error: unknown): boolean {
  if (!isDriverAdapterError(error)) return false
  return error.cause.kind === 'UnsupportedNativeDataType' && error.cause.type === 'char'
}

function parse(type: ColumnType | undefined, value: string): boolean | number | string {
  if (type === ColumnTypeEnum.Boolean) return value === 't'
  return type === ColumnTypeEnum.Int32 ? Number(value) : value
}

// By type oid: bool, "char", int8, int2, int4, oid.
const typeOf: Record<number, ColumnType> = {
  16: ColumnTypeEnum.Boolean,
  18: ColumnTypeEnum.Character,
  20: ColumnTypeEnum.Int64,
  21: ColumnTypeEnum.Int32,
  23: ColumnTypeEnum.Int32,
  26: ColumnTypeEnum.Int64,
}

async function queryCatalogue(pool: Pool, query: SqlQuery): Promise<SqlResultSet> {
  const getTypeParser = (oid: number) => (value: string) => parse(typeOf[oid], value)
  const text: QueryArrayConfig = {
    text: query.sql,
    values: query.args,
    rowMode: 'array',
    types: { getTypeParser } as NonNullable<QueryArrayConfig['types']>,
  }
  const { fields, rows } = await pool.query(text)
  return {
    columnNames: fields.map((field) => field.name),
    columnTypes: fields.map((field) => typeOf[field.dataTypeID] ?? ColumnTypeEnum.Text),
    rows,
  }
}

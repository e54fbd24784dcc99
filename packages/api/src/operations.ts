// Commands of the command line that need the database. Each prints one JSON object and gives the exit status.
import type { Check } from './audit/chain.ts'
import { checkChain } from './audit/chain.ts'
import { readArguments } from './cli/usage.ts'
import { readEnv } from './env.ts'
import { attachInstance } from './instance.ts'

/** Looks the audit through: 0 where nothing is wrong, 1 where something is. */
export const verifyAudit = async (args: string[]): Promise<number> => {
  readArguments(args, { values: [], switches: [] })
  const { db, keys, close } = await attachInstance(readEnv())
  try {
    const check = await checkChain({ db, keys })
    process.stdout.write(`${JSON.stringify(printed(check), null, 2)}\n`)
    return check.fault ? 1 : 0
  } finally {
    await close()
  }
}

const printed = ({ entries, sealed, unsealed, end, fault }: Check) => ({
  ...{ entries, sealed, unsealed },
  end: end && { position: Number(end.position), hash: Buffer.from(end.hash).toString('hex') },
  fault: fault && {
    kind: fault.kind,
    position: fault.position === null ? null : Number(fault.position),
    entry: fault.entryId === null ? null : Number(fault.entryId),
  },
})

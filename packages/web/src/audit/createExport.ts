import { type Accessor, createSignal } from 'solid-js'
import { ask, useClient } from '../client.ts'
import { number, t } from '../language/language.ts'
import { save } from '../ui/save.ts'
import { type AuditFilter, type Exported, exportAuditMutation } from './operations.ts'

interface Wish {
  study: Accessor<string>
  filter: Accessor<AuditFilter>
}

/** Gathers the audit part by part and hands it to the browser as a file, whose name tells nothing of the study. */
export function createExport(wish: Wish) {
  const client = useClient()
  const [isBusy, setBusy] = createSignal(false)
  const [said, setSaid] = createSignal<{ text: string; isProblem: boolean }>()

  const part = async (after: string | null): Promise<Exported | undefined> => {
    const input = { studyId: wish.study(), filter: wish.filter(), after }
    const { data } = await ask(client, exportAuditMutation, { input })
    return data?.exportAudit.data
  }

  const take = async () => {
    if (isBusy()) return
    setBusy(true)
    setSaid(undefined)
    const lines = await gather(part)
    setBusy(false)
    if (!lines) return void setSaid({ text: t().audit.downloadFailed, isProblem: true })
    save(
      'audit.jsonl',
      'application/jsonl',
      lines.map((line) => `${line}\n`),
    )
    const entries = t().audit.entries(number(lines.length), lines.length === 1)
    setSaid({ text: t().audit.downloaded(entries), isProblem: false })
  }
  return { take, isBusy, said }
}

/** All parts, or nothing where one does not come: half an export would be taken for the whole. */
export async function gather(
  part: (after: string | null) => Promise<Exported | undefined>,
): Promise<string[] | undefined> {
  const lines: string[] = []
  for (let after: string | null = null; ;) {
    const next: Exported | undefined = await part(after)
    if (!next) return undefined
    lines.push(...next.lines)
    if (next.next === null) return lines
    after = next.next
  }
}

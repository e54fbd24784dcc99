import { builder } from '../builder.ts'
import { run } from '../mutation.ts'
import { exportAudit, type Exported } from './commands.ts'
import { AuditFilter } from './schema.ts'

const AuditExport = builder.objectRef<Exported>('AuditExport').implement({
  description: 'JSON lines, the oldest entry first, and where to go on.',
  fields: (t) => ({
    lines: t.exposeStringList('lines'),
    next: t.exposeString('next', { nullable: true }),
  }),
})

const ExportAuditInput = builder.inputType('ExportAuditInput', {
  fields: (t) => ({
    studyId: t.globalID({ required: true }),
    filter: t.field({ type: AuditFilter }),
    after: t.string({ description: 'Where the part before this one said to go on.' }),
  }),
})

builder.mutationField('exportAudit', (t) =>
  t.field({
    type: AuditExport,
    errors: {},
    args: { input: t.arg({ type: ExportAuditInput, required: true }) },
    resolve: (_root, { input }, context) => run(exportAudit, context, input),
  }),
)

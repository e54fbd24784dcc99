import { builder } from '../builder.ts'
import { WaveNode } from '../study/schema.ts'

builder.prismaObjectField(WaveNode, 'closedAt', (t) =>
  t.field({
    type: 'DateTime',
    nullable: true,
    description:
      'When it was closed, and what people had accepted by then became an edition; null while it is open.',
    select: { edition: { select: { closedAt: true } } },
    resolve: ({ edition }) => edition?.closedAt ?? null,
  }),
)

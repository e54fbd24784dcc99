import { builder } from './builder.ts'
import './refusal.ts'
import './study/schema.ts'
import './study/mutations.ts'
import './auth/schema.ts'
import './consent/schema.ts'
import './consent/mutations.ts'
import './instrument/schema.ts'
import './instrument/mutations.ts'
import './response/schema.ts'
import './response/mutations.ts'
import './codebook/schema.ts'
import './codebook/mutations.ts'
import './coding/schema.ts'
import './coding/mutations.ts'
import './coding/undecided.ts'
import './insight/schema.ts'
import './insight/overview.ts'
import './change/schema.ts'
import './release/schema.ts'
import './release/mutations.ts'
import './board/schema.ts'
import './board/mutations.ts'
import './board/lead.ts'
import './board/desk.ts'
import './exchange/schema.ts'
import './exchange/mutations.ts'
import './job/schema.ts'

/** Deny by default: what is public says so itself. */
builder.queryType({ authScopes: { signedIn: true } })
builder.mutationType({ authScopes: { signedIn: true } })

export const schema = builder.toSchema()

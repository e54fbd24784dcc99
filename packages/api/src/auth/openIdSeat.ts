// How better-auth opens a session for somebody whom a provider vouches for. Like all of its ways it is no route: our door
// calls it. Its path is one of those after which better-auth asks for a code where the account has a code app.
import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'

export const providerSeat = () =>
  ({
    id: 'provider-seat',
    endpoints: {
      signInByProvider: createAuthEndpoint(
        '/sign-in/phone-number',
        { method: 'POST', body: z.object({ accountId: z.string() }) },
        async (ctx) => {
          const { internalAdapter } = ctx.context
          const user = await internalAdapter.findUserById(ctx.body.accountId)
          if (!user) throw new APIError('UNAUTHORIZED')
          const session = await internalAdapter.createSession(user.id)
          await setSessionCookie(ctx, { session, user })
          return ctx.json({ sessionId: session.id })
        },
      ),
    },
  }) satisfies BetterAuthPlugin

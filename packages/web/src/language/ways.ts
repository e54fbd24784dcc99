import { accountEn, accountEs } from './account.ts'
import { passkeyEn, passkeyEs } from './passkey.ts'
import { providerEn, providerEs } from './provider.ts'
import { wayEn, wayEs } from './way.ts'

/** All words of the ways into Firsthand and of the accounts behind them. */
export const waysEn = { account: accountEn, passkey: passkeyEn, provider: providerEn, way: wayEn }
export const waysEs: typeof waysEn = {
  ...{ account: accountEs, passkey: passkeyEs },
  ...{ provider: providerEs, way: wayEs },
}

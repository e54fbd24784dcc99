import { accountEn, accountEs } from './account.ts'
import { providerEn, providerEs } from './provider.ts'

/** All words of the ways into Firsthand and of the accounts behind them. */
export const waysEn = { account: accountEn, provider: providerEn }
export const waysEs: typeof waysEn = { account: accountEs, provider: providerEs }

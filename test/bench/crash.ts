import { crashRepeatedly } from '../support/crash.ts'
import { machine, quantile } from './measure.ts'

/** A hundred kills of the program, the database's process or both, while answers come in. */
export const crash = async (): Promise<object> => {
  const { restartMilliseconds, ...report } = await crashRepeatedly(100, 1)
  return {
    bench: 'crash',
    ...report,
    restartMilliseconds: {
      p50: quantile(restartMilliseconds, 0.5),
      p95: quantile(restartMilliseconds, 0.95),
    },
    machine: machine(),
  }
}

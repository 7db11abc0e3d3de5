import { minute } from '#lib/time.ts'

/**
 * How long to wait, in milliseconds, after so many failures in a row: a minute, then twice as long each time up to
 * `longest`. Up to a quarter less at random, so that what failed together is not tried again together.
 */
export function retryDelay(failures: number, longest: number): number {
  return Math.min(minute * 2 ** (failures - 1), longest) * (1 - Math.random() / 4)
}

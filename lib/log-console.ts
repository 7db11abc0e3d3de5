import { logger } from '#lib/logger.ts'

/**
 * Sends what libraries print to the log, as one line without its text: Next.js quotes the ids of unknown server actions,
 * which come from requests.
 */
export function logConsole(): void {
  for (const level of ['error', 'warn'] as const)
    console[level] = (...parts: unknown[]) => {
      // Without an error, the stack says who printed.
      const error = parts.find((part) => part instanceof Error) ?? new Error()
      logger[level]({ error }, 'A library reported a problem')
    }
}

import { vi } from 'vitest'
import { createLogger, logger } from '#lib/logger.ts'

/** The lines that the log of errors gets from here on, instead of standard error. */
export function captureErrors(): string[] {
  const lines: string[] = []
  const captured = createLogger({ write: (line) => void lines.push(line) })
  vi.spyOn(logger, 'error').mockImplementation(captured.error.bind(captured))
  return lines
}

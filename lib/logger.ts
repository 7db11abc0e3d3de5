import { pino, type DestinationStream, type Logger } from 'pino'
import { terminalLine } from '#lib/terminal-line.ts'

/** A logger of JSON lines. Of an error it keeps name, code and stack frames, and of bytes nothing; a Secret redacts itself. */
export function createLogger(destination: DestinationStream): Logger {
  return pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (level) => ({ level }),
        log: (fields) =>
          Object.values(fields).some(isObject)
            ? Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, redact(value)]))
            : fields,
      },
    },
    destination,
  )
}

const isObject = (value: unknown) => typeof value === 'object'

function redact(value: unknown) {
  if (value instanceof Error) return describeError(value)
  return value instanceof Uint8Array ? '[redacted]' : value
}

/** Most messages stay out, since those of a database or a parser quote the values they were given. */
function describeError(error: Error) {
  const isBug = error instanceof TypeError || error instanceof ReferenceError
  return {
    name: error.name,
    code: 'code' in error && typeof error.code === 'string' ? error.code : undefined,
    message: isBug ? error.message : undefined,
    stack: (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)),
  }
}

const terminal = { write: (line: string) => void process.stderr.write(terminalLine(line)) }

// Next.js bundles its own copy of this file: both must write through one stream.
const held = globalThis as { gatehouseLogger?: Logger }

/** Writes to standard error: JSON lines, or text where that is a terminal. */
export const logger = (held.gatehouseLogger ??= createLogger(
  process.stderr.isTTY ? terminal : pino.destination({ dest: 2, sync: false }),
))

import { db, pool } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { runStopHooks } from '#lib/shutdown.ts'
import { StartError } from '#lib/start-error.ts'

/** Runs a command that needs the database of the running Gatehouse. If it fails, it prints one line and sets the exit code. */
export async function runCommand(failure: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    console.error(inOneLine(failure, error))
    process.exitCode = 1
  } finally {
    // Mails that were caused are on their way.
    await runStopHooks()
    await db.$disconnect()
    await pool.end()
  }
}

/** The database can be reached where the server is: over its socket in the data folder, or at DATABASE_URL. */
function inOneLine(failure: string, error: unknown): string {
  const { code = '', message } = error as Error & { code?: string }
  if (error instanceof AppError || error instanceof StartError || code.startsWith('ERR_PARSE_ARGS'))
    return message
  if (/^(ENOENT|ECONN|EACCES|ETIMEDOUT)/.test(code)) {
    const place = env.DATABASE_URL ? new URL(env.DATABASE_URL).host : env.DATA_DIR
    return `Cannot find the database of the running Gatehouse at ${place}: check DATA_DIR and DATABASE_URL.`
  }
  return `${failure}: ${message}`
}

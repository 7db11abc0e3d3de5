import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { socketFolder, socketPath } from '#lib/database/embedded/socket.ts'
import { startEmbedded } from '#lib/database/embedded/start-embedded.ts'
import { applyMigrations } from '#lib/database/apply-migrations.ts'
import { readMigrations } from '#lib/database/migrations.ts'
import { newDataFolder, removeFolder } from '#lib/testing/data-folder.ts'
import { ask } from '#lib/testing/empty-database.ts'
import { runServer } from '#lib/testing/server-process.ts'

/** Starts on the folder, and stops it so long after its database listens. */
async function stopWhileStarting(dataDir: string, signal: NodeJS.Signals, milliseconds: number) {
  const server = await runServer({ DATABASE_URL: '', DATA_DIR: dataDir })
  server.ready.catch(() => {})
  await expect.poll(() => existsSync(socketPath(dataDir)), { interval: 10, timeout: 20_000 }).toBe(true)
  await sleep(milliseconds)
  server.kill(signal)
  const exit = await server.exit
  removeFolder(socketPath(dataDir))
  return { exit, error: server.said.error }
}

test('a first start that is stopped while it migrates, in whatever way, starts again', async () => {
  const dataDir = newDataFolder()
  onTestFinished(() => removeFolder(dataDir))
  for (const [at, signal] of (['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const).entries()) {
    const stopped = await stopWhileStarting(dataDir, signal, at * 100)
    expect(stopped).toEqual({ exit: signal === 'SIGKILL' ? null : 0, error: '' })
  }
  const embedded = await startEmbedded(dataDir)
  onTestFinished(() => embedded.stop())
  const at = { host: socketFolder(dataDir), user: 'postgres', database: 'postgres' }
  await applyMigrations(at)
  const history =
    'SELECT finished_at IS NOT NULL AS done, applied_steps_count AS steps FROM _prisma_migrations'
  expect(await ask(at, history)).toEqual(readMigrations().map(() => ({ done: true, steps: 1 })))
})

import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { logger } from '#lib/logger.ts'

type Message = { ready: true } | { refused: string }

const PROGRAM = fileURLToPath(new URL('./database-process.ts', import.meta.url))
const PAUSE_MS = 500

/** Starts the embedded database on a data folder, in a separate process, and restarts it if it exits. */
export async function startEmbedded(
  dataDir: string,
): Promise<{ pid: () => number | undefined; stop: () => Promise<void> }> {
  let stopping = false
  let child = await launch(dataDir)
  watch()

  function watch() {
    child.once('exit', async () => {
      if (stopping) return
      logger.warn('The embedded database stopped; starting it again.')
      while (!stopping) {
        await new Promise((done) => setTimeout(done, PAUSE_MS))
        const next = await launch(dataDir).catch((error: Error) => void logger.error(error.message))
        if (!next) continue
        child = next
        if (stopping) child.disconnect()
        else watch()
        return
      }
    })
  }

  return {
    pid: () => child.pid,
    async stop() {
      stopping = true
      if (child.exitCode !== null || child.signalCode !== null) return
      const exited = new Promise((done) => child.once('exit', done))
      if (child.connected) child.disconnect()
      await exited
    },
  }
}

/** One attempt. Rejects with a readable message if the folder is locked or the database does not open. */
function launch(dataDir: string): Promise<ChildProcess> {
  const child = fork(PROGRAM, [dataDir], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  return new Promise((resolve, reject) => {
    child.once('message', (message: Message) => {
      if ('ready' in message) resolve(child)
      else reject(new Error(message.refused))
    })
    child.once('error', reject)
    child.once('exit', (code) =>
      reject(new Error(`The embedded database did not start (exit code ${code}).`)),
    )
  })
}

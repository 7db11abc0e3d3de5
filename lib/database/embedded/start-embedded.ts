import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { hasNoSpace } from '#lib/has-no-space.ts'
import { logger } from '#lib/logger.ts'
import { minute, second } from '#lib/time.ts'

type Message = { ready: true } | { refused: string }

const PROGRAM = fileURLToPath(new URL('./database-process.ts', import.meta.url))
const PAUSE_MS = 500

/** Starts the embedded database on a data folder, in a separate process, and restarts it if it exits. */
export async function startEmbedded(
  dataDir: string,
  patience = 3 * minute,
): Promise<{ pid: () => number | undefined; stop: () => Promise<void> }> {
  let stopping = false
  let child = await launch(dataDir, patience)
  let said = ''
  watch()

  function watch() {
    child.once('exit', async () => {
      if (stopping) return
      logger.warn('The embedded database stopped; starting it again.')
      while (!stopping) {
        await new Promise((done) => setTimeout(done, PAUSE_MS))
        const next = await launch(dataDir, patience).catch(({ message }: Error) => {
          if (message !== said) logger.error(message)
          said = message
        })
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

/** One attempt. Rejects with a readable message if the folder is locked or the database does not open in time. */
function launch(dataDir: string, patience: number): Promise<ChildProcess> {
  const child = fork(PROGRAM, [dataDir], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  return new Promise<ChildProcess>((resolve, reject) => {
    const refuse = (why: string) =>
      reject(
        new Error(hasNoSpace(dataDir) ? `The disk that holds ${dataDir} is full. Make space on it.` : why),
      )
    const late = setTimeout(() => {
      child.kill('SIGKILL')
      refuse(
        `The embedded database did not start within ${patience / second} seconds: ${dataDir} may be damaged, or on a file system that can't hold it. Restore a backup, or set DATA_DIR to another folder.`,
      )
    }, patience)
    child.once('message', (message: Message) => {
      clearTimeout(late)
      if ('ready' in message) resolve(child)
      else refuse(message.refused)
    })
    child.once('error', reject)
    child.once('exit', (code) => {
      clearTimeout(late)
      refuse(`The embedded database did not start (exit code ${code}).`)
    })
  })
}

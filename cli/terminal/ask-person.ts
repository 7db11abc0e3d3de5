import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { Failure } from '#cli/failure.ts'

/** Whether there is somebody to ask. What is asked goes to standard error, so that output can be piped. */
export const hasPerson = () => Boolean(process.stdin.isTTY && process.stderr.isTTY)

/** Asks for one line; `hidden` shows nothing of what is typed. */
export async function askPerson(question: string, { hidden = false } = {}): Promise<string> {
  let silent = false
  const output = new Writable({
    write(chunk, _encoding, written) {
      if (!silent) process.stderr.write(chunk as Buffer)
      written()
    },
  })
  const line = createInterface({ input: process.stdin, output, terminal: true })
  const stop = new AbortController()
  line.once('SIGINT', () => stop.abort())
  line.once('close', () => stop.abort())
  try {
    const answer = line.question(question, { signal: stop.signal })
    silent = hidden
    return await answer
  } catch {
    throw new Failure('Stopped.')
  } finally {
    line.close()
    if (hidden) process.stderr.write('\n')
  }
}

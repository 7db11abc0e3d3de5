import { spawn } from 'node:child_process'

/**
 * Says what a long step is, while it is; then a tick with the seconds it took.
 * @template T
 * @param {string} label
 * @param {() => T | Promise<T>} work
 */
export async function step(label, work) {
  const begun = Date.now()
  process.stdout.write(process.stdout.isTTY ? `  ${label} …` : `  ${label} …\n`)
  const result = await work()
  const line = `✓ ${label} (${((Date.now() - begun) / 1000).toFixed(1)} s)`
  process.stdout.write(process.stdout.isTTY ? `\r\x1b[2K${line}\n` : `${line}\n`)
  return result
}

/**
 * Runs a program to its end; what it prints is shown only if it fails, and then the whole start fails.
 * @param {string} program
 * @param {string[]} words
 * @param {Record<string, string>} [settings]
 */
export async function run(program, words, settings = {}) {
  const child = spawn(program, words, {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  /** @type {Buffer[]} */
  const said = []
  child.stdout.on('data', (chunk) => said.push(chunk))
  child.stderr.on('data', (chunk) => said.push(chunk))
  const code = await ended(child)
  if (code === 0) return
  process.stdout.write(`\n${Buffer.concat(said)}\n`)
  console.error(`${program} ${words.join(' ')} failed (exit code ${code}): see its output above.`)
  process.exit(1)
}

/**
 * The exit code of a child, which ends with this process should that end first.
 * @param {import('node:child_process').ChildProcess} child
 */
export async function ended(child) {
  const end = () => child.kill()
  process.once('exit', end)
  const code = await new Promise((resolve) => child.once('error', resolve).once('close', resolve))
  process.off('exit', end)
  return code
}

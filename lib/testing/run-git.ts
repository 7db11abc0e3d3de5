import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** How a program ended, and all that it said. */
export type Said = { code: number | null; said: string }

/** A folder for git's clones and settings, none of them those of whoever runs this; gone in the end. */
const gitHome = mkdtempSync(join(tmpdir(), 'gatehouse-git-home-'))
process.once('exit', () => rmSync(gitHome, { recursive: true, force: true }))

/** Nobody is there to be asked for a password. */
const settings = {
  ...{ HOME: gitHome, GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
  ...{ GIT_AUTHOR_NAME: 'Demo', GIT_AUTHOR_EMAIL: 'demo@example.com' },
  ...{ GIT_COMMITTER_NAME: 'Demo', GIT_COMMITTER_EMAIL: 'demo@example.com' },
}

export function runGit(words: string[], { cwd = gitHome, env = {} } = {}): Promise<Said> {
  return runClient('git', words, { cwd, env })
}

export function runClient(program: string, words: string[], { cwd = gitHome, env = {} } = {}): Promise<Said> {
  const child = spawn(program, words, {
    cwd,
    env: { ...process.env, ...settings, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, said }))
  })
}

/** A new folder with one commit on a branch. */
export async function newWork(branch = 'main', file = 'README.md', content = 'Hello.\n'): Promise<string> {
  const folder = mkdtempSync(join(gitHome, 'work-'))
  await runGit(['init', '--quiet', `--initial-branch=${branch}`], { cwd: folder })
  await commitFile(folder, file, content)
  return folder
}

export async function commitFile(folder: string, file: string, content: string): Promise<void> {
  writeFileSync(join(folder, file), content)
  await runGit(['add', '.'], { cwd: folder })
  await runGit(['commit', '--quiet', '--message', `Add ${file}`], { cwd: folder })
}

/** A folder that does not exist yet. */
export const newClone = () => join(mkdtempSync(join(gitHome, 'clone-')), 'it')

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gitFolder } from '#lib/git-folder.ts'
import { emptyRepository, gitSettings, gitSettingsFile } from '#lib/git/git-server-config.ts'

const run = promisify(execFile)

/** Makes the folder of the bare repositories, with git's settings and the repository that new ones look like. */
export async function prepareGitFolder(): Promise<void> {
  await mkdir(gitFolder, { recursive: true, mode: 0o700 })
  await writeFile(gitSettingsFile, gitSettings, { mode: 0o600 })
  if (existsSync(emptyRepository)) return
  const env = { ...process.env, GIT_CONFIG_GLOBAL: gitSettingsFile, GIT_CONFIG_NOSYSTEM: '1' }
  await run('git', ['init', '--quiet', '--bare', '--template=', emptyRepository], { env })
}

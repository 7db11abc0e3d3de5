import { spawnSync } from 'node:child_process'

/** Has git ask our helper, and no other, for this address. False where there is no git. */
export function useForGit(url: string, program: string): boolean {
  if (git('--version') === null) return false
  stopUseForGit(url)
  // The empty one first: otherwise git would have helpers set for every address keep the secret, too.
  git('config', '--global', '--add', keyOf(url), '')
  return git('config', '--global', '--add', keyOf(url), program) !== null
}

/** The reverse; helpers that are not ours stay. */
export function stopUseForGit(url: string): void {
  const set = git('config', '--global', '--get-all', keyOf(url))
  if (!set?.split('\n').some(isOurs)) return
  git('config', '--global', '--unset-all', keyOf(url))
  for (const other of set.split('\n').filter((one) => one && !isOurs(one)))
    git('config', '--global', '--add', keyOf(url), other)
}

const keyOf = (url: string) => `credential.${url}.helper`
const isOurs = (helper: string) => /(^|[\\/-])gatehouse(\.cmd)?"?$/.test(helper)

function git(...words: string[]): string | null {
  const { status, stdout } = spawnSync('git', words, { encoding: 'utf8' })
  return status === 0 ? stdout : null
}

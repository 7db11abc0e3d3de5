import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { gitFolder } from '#lib/git-folder.ts'

/** What the Git server of this machine has of a repository; and whether it still has. */
export function newGitFolder(repositoryId: string): () => boolean {
  const folder = join(gitFolder, `${repositoryId}.git`)
  mkdirSync(join(folder, 'objects'), { recursive: true })
  return () => existsSync(folder)
}

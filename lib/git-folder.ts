import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from '#lib/env.ts'
import { logFailure } from '#lib/log-failure.ts'

/** Where `npm run git-server` keeps the bare repositories, each named for its repository's id. */
export const gitFolder = join(env.DATA_DIR, 'git')

/** Deletes what Git has of deleted repositories, on the machine of its server. What fails is logged: nothing serves it any more. */
export async function deleteGitFolders(deleted: { id: string }[]): Promise<void> {
  for (const { id } of deleted)
    await rm(join(gitFolder, `${id}.git`), { recursive: true, force: true }).catch((error) =>
      logFailure(`Deleting the Git folder of ${id}`, error),
    )
}

import { appendFileSync } from 'node:fs'

/** Puts a folder on the PATH of the job's later steps, where the CI has a file for that. */
export function addToJobPath(folder: string): boolean {
  const { GITHUB_PATH } = process.env
  if (!GITHUB_PATH) return false
  try {
    appendFileSync(GITHUB_PATH, `${folder}\n`)
    return true
  } catch {
    return false
  }
}

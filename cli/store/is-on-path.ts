import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Whether a shell would find the program. */
export function isOnPath(program: string, path = process.env.PATH ?? ''): boolean {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : ['']
  return path
    .split(delimiter)
    .filter(Boolean)
    .some((folder) => endings.some((ending) => isExecutable(join(folder, program + ending))))
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

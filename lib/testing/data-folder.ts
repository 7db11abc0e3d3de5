import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '#lib/database/embedded/start-embedded.ts'

const TEMPLATE = 'GATEHOUSE_TEST_TEMPLATE'

/** A data folder with an empty database in it, copied from one that was made once for the whole run. */
export function newDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-test-'))
  const template = process.env[TEMPLATE]
  if (template) cpSync(template, folder, { recursive: true })
  return folder
}

export const removeFolder = (folder: string) => rmSync(folder, { recursive: true, force: true })

/** Creates the folder that all others are copied from. */
export async function makeTemplate(): Promise<string> {
  const template = newDataFolder()
  await (await startEmbedded(template)).stop()
  removeFolder(join(template, 'socket'))
  process.env[TEMPLATE] = template
  return template
}

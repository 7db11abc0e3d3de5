import { mkdirSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '#bin/step.mjs'

/** What the packed command is made of: not what packing leaves beside it. */
export function commandSources() {
  const made = /^(dist|node_modules|.*\.tgz|testing)$/
  const own = readdirSync('cli').filter((name) => !made.test(name))
  return ['package-lock.json', ...own.map((name) => join('cli', name))]
}

/**
 * Packs the command into `gatehouse.tgz` in a folder.
 * @param {string} folder
 */
export async function packCommand(folder) {
  mkdirSync(folder, { recursive: true })
  await run('npm', ['pack', './cli', '--pack-destination', folder])
  const packed = readdirSync(folder).find((name) => /^gatehouse-.*\.tgz$/.test(name))
  renameSync(join(folder, packed ?? ''), join(folder, 'gatehouse.tgz'))
}

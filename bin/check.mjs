import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { NODE, prepare } from '#bin/prepare.mjs'

process.chdir(dirname(import.meta.dirname))
await prepare({ build: false })

const checks = {
  Format: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
  'Lint, import zones and file length': ['node_modules/eslint/bin/eslint.js', '.'],
  Types: ['node_modules/typescript/bin/tsc'],
  'Unused code and dependencies': ['node_modules/knip/bin/knip.js'],
}

let failed = false
for (const [name, words] of Object.entries(checks)) {
  const { status, stdout, stderr } = spawnSync(NODE, words, { encoding: 'utf8' })
  console.log(status === 0 ? `✓ ${name}` : `✗ ${name}\n${stdout}${stderr}`)
  failed ||= status !== 0
}
process.exit(failed ? 1 : 0)

// npm run bench [-- --quick | --flood | --forward | --against=FOLDER]: has Gatehouse built and what it is measured with installed, then measures.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { NODE, prepare } from '../bin/prepare.mjs'
import { run, step } from '../bin/step.mjs'
import { findPrograms } from '../bin/test-programs.mjs'

process.chdir(dirname(import.meta.dirname))
// What is measured is the standard settings.
process.env.GATEHOUSE_ENV_FILE = ''

await prepare({ build: true })
if (!isInstalled())
  await step('Installing what to measure with', () =>
    run('npm', ['ci', '--prefix', 'bench', '--ignore-scripts', '--no-audit', '--no-fund']),
  )
const programs = await findPrograms(['docker-registry', 'nginx', 'initdb'])
const missing = Object.keys(programs).filter((name) => !programs[name])
if (missing.length) {
  console.error(`Missing: ${missing.join(', ')}.`)
  process.exit(1)
}
const words = ['--disable-warning=ExperimentalWarning', 'bench/measure.ts', ...process.argv.slice(2)]
process.exitCode = spawnSync(NODE, words, { stdio: 'inherit' }).status ?? 1

function isInstalled() {
  const { dependencies } = JSON.parse(readFileSync('bench/package.json', 'utf8'))
  return Object.entries(dependencies).every(([name, version]) => {
    const file = `bench/node_modules/${name}/package.json`
    return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version === version
  })
}

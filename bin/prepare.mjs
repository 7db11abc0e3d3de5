import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { run, step } from '#bin/step.mjs'

/** Node 24, from the npm package `node`: what everything but the preparation itself runs on. */
export const NODE = join('node_modules', '.bin', 'node')

/** Has everything in place that a server or a test needs, leaving out what is in place already. */
export async function prepare({ build }) {
  requireNode()
  if (!isInstalled()) await step('Installing packages', install)
  checkSettings()
  await unlessDone(
    'node_modules/.cache/gatehouse/generated',
    ['prisma/schema.prisma', 'package-lock.json'],
    () => step('Generating the database client', generate),
  )
  if (build) await unlessDone('.next/gatehouse-built', SOURCES, () => step('Building the pages', buildPages))
}

const SOURCES = [
  ...['app', 'components', 'lib', 'public', 'prisma/schema.prisma'],
  ...['package-lock.json', 'package.json', 'next.config.ts', 'postcss.config.mjs', 'tsconfig.json'],
  'instrumentation.ts',
  'instrumentation-client.ts',
]

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(`Gatehouse needs Node.js 20.19 or later to start; this is ${process.versions.node}.`)
  process.exit(1)
}

/** Whether node_modules holds what package-lock.json asks for, as npm's own note of it says. */
function isInstalled() {
  const installed = readJson('node_modules/.package-lock.json')?.packages
  if (!installed || spawnSync(NODE, ['--version']).status !== 0) return false
  return Object.entries(readJson('package-lock.json').packages).every(
    ([path, { version, optional }]) =>
      !path || optional || (installed[path]?.version === version && existsSync(path)),
  )
}

async function install() {
  // No package's scripts run but the one that fetches Node.js: Prisma's would download engines that nothing here uses.
  // Not `npm ci`: npm 11 refuses a lock file that leaves out the builds of optional packages for other platforms.
  await run('npm', ['install', '--no-save', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'])
  await run('npm', ['rebuild', 'node', '--ignore-scripts=false'])
}

/** A bad setting is better named now than after a build. */
function checkSettings() {
  const checked = spawnSync(NODE, ['lib/env.ts'], { stdio: 'inherit' })
  if (checked.status !== 0) process.exit(checked.status ?? 1)
}

/** Prisma looks for an engine that generating does not use; any file that exists keeps it from downloading one. */
const generate = () =>
  run(NODE, ['node_modules/prisma/build/index.js', 'generate'], {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  })

const buildPages = () =>
  run(NODE, ['node_modules/next/dist/bin/next', 'build'], {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  })

/** Does a step whose inputs are not those that its stamp names. */
async function unlessDone(stamp, inputs, work) {
  const hash = createHash('sha256')
  for (const input of inputs) addToHash(hash, input)
  const digest = hash.digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return
  await work()
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, digest)
}

function addToHash(hash, path) {
  if (!existsSync(path)) return
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort())
      if (!/\.test\.tsx?$/.test(name)) addToHash(hash, join(path, name))
  } else {
    hash.update(`${path}\0`).update(readFileSync(path))
  }
}

function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null
}

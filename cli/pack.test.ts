import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'))

it('is packed into one file that npx runs without a network', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-pack-'))
  const pack = ['pack', '--json', '--pack-destination', folder]
  const [packed] = JSON.parse(
    execFileSync('npm', pack, { cwd: 'cli', encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  )
  const paths = packed.files.map(({ path }: { path: string }) => path)
  expect(paths).toContain('node_modules/commander/index.js')
  expect(paths.filter((path: string) => /\.ts$|test/.test(path) && !path.startsWith('node_modules'))).toEqual(
    [],
  )
  const env = {
    ...process.env,
    HOME: folder,
    npm_config_cache: join(folder, 'cache'),
    npm_config_registry: 'http://localhost:9',
  }
  const npx = (...words: string[]) =>
    execFileSync('npx', ['--offline', '--yes', ...words], { cwd: folder, env, encoding: 'utf8' })
  expect(npx(`./${packed.filename}`, '--version')).toBe(`${read('cli/package.json').version}\n`)
  const helper = npx('--package', `./${packed.filename}`, 'docker-credential-gatehouse', 'version')
  expect(helper).toMatch(/^docker-credential-gatehouse \(Gatehouse\) /)
})

it('uses the library that the repository does, and runs where it says', () => {
  const [root, cli] = [read('package.json'), read('cli/package.json')]
  expect(cli.dependencies).toEqual({ commander: root.dependencies.commander })
  expect(cli.engines).toEqual(root.engines)
  expect(read('node_modules/commander/package.json').engines.node).toBe('>=20')
})

import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, it, vi } from 'vitest'
import { stopUseForDocker, useForDocker } from '#cli/docker/docker-config.ts'

let folder: string
let file: string
const text = () => readFileSync(file, 'utf8')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-docker-'))
  file = join(folder, 'config.json')
  vi.stubEnv('DOCKER_CONFIG', folder)
})

it('makes a file of its owner’s own where there is none', () => {
  vi.stubEnv('DOCKER_CONFIG', join(folder, 'new'))
  useForDocker('localhost:3000')
  file = join(folder, 'new', 'config.json')
  expect(text()).toBe('{\n\t"credHelpers": {\n\t\t"localhost:3000": "gatehouse"\n\t}\n}')
  expect([statSync(file).mode & 0o777, statSync(join(folder, 'new')).mode & 0o777]).toEqual([0o600, 0o700])
})

const before = `{
\t"auths": {
\t\t"https://index.docker.io/v1/": {
\t\t\t"auth": "ZGVtbzpzZWNyZXQ="
\t\t}
\t},
\t"credsStore": "pass",
\t"credHelpers": {
\t\t"ghcr.io": "other"
\t},
\t"HttpHeaders": {
\t\t"X-Meta": "ü"
\t},
\t"currentContext": "remote"
}`

it('keeps what else is in it, to the byte, and takes only its own away', () => {
  writeFileSync(file, before)
  expect(useForDocker('gatehouse.example.com')).toBeNull()
  expect(text()).toBe(
    before.replace('"ghcr.io": "other"', '"ghcr.io": "other",\n\t\t"gatehouse.example.com": "gatehouse"'),
  )
  useForDocker('gatehouse.example.com')
  stopUseForDocker('localhost:3000')
  stopUseForDocker('ghcr.io')
  expect(text()).toContain('"ghcr.io": "other",')
  stopUseForDocker('gatehouse.example.com')
  expect(text()).toBe(before)
  expect(readdirSync(folder)).toEqual(['config.json'])
})

it('keeps the indentation, the mode and a symbolic link', () => {
  mkdirSync(join(folder, 'dotfiles'))
  const real = join(folder, 'dotfiles', 'docker.json')
  writeFileSync(real, '{\n  "auths": {}\n}')
  chmodSync(real, 0o640)
  symlinkSync(join('dotfiles', 'docker.json'), file)
  useForDocker('localhost:3000')
  expect(text()).toBe('{\n  "auths": {},\n  "credHelpers": {\n    "localhost:3000": "gatehouse"\n  }\n}')
  expect([lstatSync(file).isSymbolicLink(), statSync(real).mode & 0o777]).toEqual([true, 0o640])
})

it('says which helper it replaces', () => {
  writeFileSync(file, '{"credHelpers":{"localhost:3000":"other"}}')
  expect(useForDocker('localhost:3000')).toBe('other')
})

it.each(['{"auths": {', '[]', '"text"', '{"credHelpers": ["x"]}'])(
  'leaves a file alone that is %s',
  (broken) => {
    writeFileSync(file, broken)
    expect(() => useForDocker('localhost:3000')).toThrow(/config\.json is not what docker writes/)
    expect(text()).toBe(broken)
  },
)

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { addressMismatch, unknownSettings } from '#lib/start-warnings.ts'
import { newDataFolder, removeFolder } from '#lib/testing/data-folder.ts'

test('names that are no settings are named, and what is for others is not', () => {
  const folder = newDataFolder()
  onTestFinished(() => removeFolder(folder))
  const file = join(folder, '.env')
  writeFileSync(
    file,
    'PUBLICURL=https://example.com\n# A comment\nPORT=3000\nTZ=UTC\nhttp_proxy=\nPasword="x"\n',
  )
  expect(unknownSettings(file)).toEqual([
    `PUBLICURL in ${file} is not a setting of Gatehouse, and does nothing.`,
    `Pasword in ${file} is not a setting of Gatehouse, and does nothing.`,
  ])
  expect(unknownSettings(join(folder, 'missing'))).toEqual([])
  expect(unknownSettings('')).toEqual([])
})

test.each([
  ['0.0.0.0', 'http://localhost:3000'],
  ['::', 'http://127.0.0.1:3000'],
  ['192.168.1.5', 'http://[::1]:3000'],
  ['127.0.0.1', 'http://192.168.1.5:3000'],
  ['localhost', 'http://gatehouse.lan:3000'],
])('HOST=%s and PUBLIC_URL=%s do not fit', (HOST, PUBLIC_URL) => {
  expect(addressMismatch({ HOST, PORT: 3000, PUBLIC_URL })).toMatch(/Set (PUBLIC_URL|HOST=0\.0\.0\.0)/)
})

test.each([
  ['127.0.0.1', 'http://localhost:3000'],
  ['0.0.0.0', 'http://gatehouse.lan:3000'],
  ['127.0.0.1', 'https://gatehouse.example.com'],
  ['127.0.0.1', 'http://gatehouse.lan'],
  ['0.0.0.0', 'https://gatehouse.example.com'],
])('HOST=%s and PUBLIC_URL=%s do', (HOST, PUBLIC_URL) => {
  expect(addressMismatch({ HOST, PORT: 3000, PUBLIC_URL })).toBeNull()
})

import { expect, it } from 'vitest'
import { formatBytes } from '#components/repositories/format-bytes.ts'

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1.0 kB'],
  [12_400_000, '12.4 MB'],
  [345_600_000, '346 MB'],
  [2e15, '2000 TB'],
])('%i bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text)
})

import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { curlCommand } from '#components/shared/curl-command.ts'

it('reaches curl as it is, whatever a description holds', () => {
  const token_label = `it's "$(date)" \`date\` \\ !! \n é`
  const request = { method: 'PATCH', path: '/v2/access-tokens/1', body: { token_label } } as const
  const line = curlCommand('https://gatehouse.example.com', request)
  const shell = `curl() { printf '%s\\0' "$@"; }\nBEARER=b\n${line}`
  const words = execFileSync('sh', ['-c', shell], { encoding: 'utf8' }).split('\0').slice(0, -1)
  expect(words.slice(0, 5)).toEqual([
    ...['--request', 'PATCH', 'https://gatehouse.example.com/v2/access-tokens/1'],
    ...['--header', 'Authorization: Bearer b'],
  ])
  expect(words[5]).toBe('--json')
  expect(JSON.parse(words[6]!)).toEqual({ token_label })
})

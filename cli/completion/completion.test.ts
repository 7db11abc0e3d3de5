import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { newComputer } from '#cli/testing/run-program.ts'

/** What bash offers after these words. */
async function offered(...words: string[]): Promise<string[]> {
  const { out } = await newComputer().run('gatehouse', ['completion', 'bash'])
  const script = `${out}
COMP_WORDS=(gatehouse ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}
_gatehouse; printf '%s\\n' "\${COMPREPLY[@]}"`
  const { stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' })
  expect(stderr).toBe('')
  return stdout.split('\n').filter(Boolean)
}

it('completes commands at each level in bash', async () => {
  expect(await offered('')).toEqual(expect.arrayContaining(['token', 'org', 'completion']))
  const verbs = ['list', 'show', 'create', 'rotate', 'edit', 'deactivate', 'activate', 'delete']
  expect(await offered('token', '')).toEqual(verbs)
  expect(await offered('org', '')).toEqual(['token'])
  expect(await offered('org', 'token', 'de')).toEqual(['deactivate', 'delete'])
})

it('completes options, also after other words, in bash', async () => {
  expect(await offered('token', 'create', 'CI', '--per')).toEqual(['--permission'])
  expect(await offered('org', 'token', 'create', 'acme', '--pu')).toEqual([
    '--pull',
    '--push',
    '--public-read',
  ])
  expect(await offered('login', '--oi')).toEqual(['--oidc'])
  expect(await offered('login', '--token')).toEqual(['--token-file', '--token-env'])
  expect(await offered('cred')).toEqual(['credential-provider'])
  expect(await offered('credential-provider', '--')).toEqual([
    ...['--host', '--workload', '--organization', '--help'],
  ])
})

it.each(['zsh', 'fish'])('prints a script of the same words for %s', async (shell) => {
  const { out, code } = await newComputer().run('gatehouse', ['completion', shell])
  expect(code).toBe(0)
  for (const word of ['deactivate', 'permission', 'List access tokens']) expect(out).toContain(word)
  expect(out).toMatch(shell === 'zsh' ? /^#compdef gatehouse\n/ : /complete -c gatehouse -f -n /)
})

it('knows no other shell', async () => {
  const ran = await newComputer().run('gatehouse', ['completion', 'tcsh'])
  expect([ran.code, ran.out]).toEqual([2, ''])
  expect(ran.err).toBe(
    "gatehouse: command-argument value 'tcsh' is invalid for argument 'shell'. Allowed choices are bash, zsh, fish. See --help.\n",
  )
})

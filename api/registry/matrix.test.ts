import { beforeAll, expect, it } from 'vitest'
import { askToken } from '#api/testing/ask-token.ts'
import { everybody, inGroups } from '#api/testing/everybody.ts'

let its: Awaited<ReturnType<typeof everybody>>

beforeAll(async () => {
  its = await everybody()
})

/**
 * What each gets who asks for everything, people by their strongest token: `r` pull · `w` pull and push · `d` delete as well ·
 * `-` nothing. Written from the rules, in the order of `everybody`.
 */
const table: [repository: string, organization: 'own' | 'foreign', expected: string][] = [
  ['its-open', 'own', 'rdwrr r rrwd ------ rrw'],
  ['its-closed', 'own', '-dw-- - -rwd ------ -rw'],
  ['its-open', 'foreign', 'rrrrr r rrrr ------ r--'],
  ['its-closed', 'foreign', '----- - ---- ------ ---'],
]

it.each(table)('%s of the %s organization is granted as %s', async (repository, organization, expected) => {
  const fullName = `${its[organization].name}/${repository}`
  const cells = []
  for (const { credential } of its.all) {
    const scopes = [`repository:${fullName}:pull,push,delete`]
    const { access } = await askToken({ scopes, ...(credential !== undefined && { credential }) })
    cells.push(markOf(access, fullName))
  }
  expect(inGroups(cells)).toBe(expected)
})

function markOf(access: string[], fullName: string): string {
  const marks = { pull: 'r', 'pull,push': 'w', 'pull,push,delete': 'd' }
  const [granted] = access
  if (granted === undefined) return '-'
  return marks[granted.slice(fullName.length + 1) as keyof typeof marks]
}

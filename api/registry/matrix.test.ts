import { beforeAll, expect, it } from 'vitest'
import { askToken } from '#api/testing/ask-token.ts'
import { newMatrixCallers } from '#api/testing/new-matrix-callers.ts'
import { byColumn } from '#lib/testing/new-matrix-actors.ts'

let its: Awaited<ReturnType<typeof newMatrixCallers>>

beforeAll(async () => {
  its = await newMatrixCallers()
})

const rights = { r: 'pull', w: 'pull, push', d: 'pull, push, delete', '-': 'nothing' }

/** What each of the columns of `byColumn` gets who asks for everything, people by their strongest token. */
const table: [repository: string, organization: 'own' | 'foreign', expected: string][] = [
  ['its-open', 'own', 'rdwrr r rrwdr ------ --- rrrrd rrw-'],
  ['its-closed', 'own', '-dw-- - -rwd- ------ --- rrrrd -rw-'],
  ['team/deep', 'own', '-dw-- - -rwd- ------ --- rrrrd -rww'],
  ['its-open', 'foreign', 'rrrrr r rrrrr ------ --- ----- r---'],
  ['its-closed', 'foreign', '----- - ----- ------ --- ----- ----'],
  ['team/deep', 'foreign', '----- - ----- ------ --- ----- ----'],
]

it.each(table)('what is granted on %s of the %s organization', async (repository, organization, expected) => {
  const fullName = `${its[organization].name}/${repository}`
  const cells: string[] = []
  for (const { credential } of its.all) {
    const scopes = [`repository:${fullName}:pull,push,delete`]
    const { access } = await askToken({ scopes, ...(credential !== undefined && { credential }) })
    cells.push(markOf(access, fullName))
  }
  expect(byColumn(cells, rights)).toEqual(byColumn(expected, rights))
})

function markOf(access: string[], fullName: string): string {
  const marks = { pull: 'r', 'pull,push': 'w', 'pull,push,delete': 'd' }
  const [granted] = access
  if (granted === undefined) return '-'
  return marks[granted.slice(fullName.length + 1) as keyof typeof marks]
}

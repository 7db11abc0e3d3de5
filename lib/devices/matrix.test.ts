import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '#lib/authz/actor.ts'
import { endRequestedAccess } from '#lib/devices/end-requested-access.ts'
import { listRequestedAccess } from '#lib/devices/list-requested-access.ts'
import { AppError } from '#lib/errors.ts'
import { byColumn, everyMatrixActor, newMatrixActors } from '#lib/testing/new-matrix-actors.ts'

let names: { own: string; foreign: string }
let actors: Actor[]

beforeAll(async () => {
  const matrix = await newMatrixActors()
  names = { own: matrix.own.name, foreign: matrix.foreign.name }
  actors = await everyMatrixActor(matrix)
})

const answers = { '+': 'allowed', f: 'forbidden', n: 'not found', u: 'sign in first' }

/** As in `lib/authz/matrix.test.ts`: only who may learns that there is no such token. */
const verbs = {
  listRequestedAccess: (actor: Actor, name: string) => listRequestedAccess(actor, name),
  endRequestedAccess: (actor: Actor, name: string) => endRequestedAccess(actor, name, randomUUID()),
}

it.each(Object.entries(verbs))('%s is for who manages the organization’s tokens', async (_, call) => {
  const marks = (name: string) =>
    Promise.all(actors.map((actor) => (call(actor, name) as Promise<unknown>).then(() => '+', markOf)))
  expect(byColumn(await marks(names.own), answers)).toEqual(
    byColumn('++ffn u fffff ffffff fff fffff ffff', answers),
  )
  expect(byColumn(await marks(names.foreign), answers)).toEqual(
    byColumn('nnnnn u fffff nnnnnn nnn nnnnn nnnn', answers),
  )
})

function markOf(error: unknown): string {
  if (!(error instanceof AppError)) throw error
  if (error.code === 'unauthenticated') return 'u'
  if (error.code === 'forbidden') return 'f'
  return error.message === 'Organization not found.' ? 'n' : '+'
}

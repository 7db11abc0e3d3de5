import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '#lib/authz/actor.ts'
import { AppError } from '#lib/errors.ts'
import { tryService } from '#lib/forward-auth/try-service.ts'
import { organizationOwner } from '#lib/owners.ts'
import { createService } from '#lib/services/create-service.ts'
import { deleteService } from '#lib/services/delete-service.ts'
import { getService } from '#lib/services/get-service.ts'
import { listServices } from '#lib/services/list-services.ts'
import { updateService } from '#lib/services/update-service.ts'
import { byColumn, everyMatrixActor, newMatrixActors } from '#lib/testing/new-matrix-actors.ts'
import { listOfferedServices } from '#lib/tokens/list-offered-services.ts'

let [own, foreign] = ['', '']
let actors: Actor[]

beforeAll(async () => {
  const matrix = await newMatrixActors()
  ;[own, foreign] = [matrix.own.name, matrix.foreign.name]
  actors = await everyMatrixActor(matrix)
})

// There is no such service and the input is wrong, so nothing changes.
const none = 'none'
const verbs: [name: string, call: (actor: Actor, organization: string) => Promise<unknown>][] = [
  ['listServices', (a, o) => listServices(a, o, {})],
  ['getService', (a, o) => getService(a, o, none)],
  ['createService', (a, o) => createService(a, o, {} as never)],
  ['updateService', (a, o) => updateService(a, o, none, {})],
  ['deleteService', (a, o) => deleteService(a, o, none)],
  ['tryService', (a, o) => tryService(a, o, none, {} as never)],
  ['listOfferedServices', (a, o) => listOfferedServices(a, organizationOwner(o))],
]

async function markOf(call: () => Promise<unknown>): Promise<string> {
  try {
    await call()
    return '+'
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.code === 'unauthenticated') return 'u'
    if (error.code === 'forbidden') return 'f'
    return error.code === 'not_found' && error.message === 'Organization not found.' ? 'n' : '+'
  }
}

it.each(verbs)('%s is for owners of the organization and of its company', async (_, call) => {
  const marks = (organization: string) =>
    Promise.all(actors.map((actor) => markOf(() => call(actor, organization))))
  expect(byColumn(await marks(own))).toEqual(byColumn('++ffn u fffff ffffff fff fffff ffff'))
  const elsewhere = await marks(foreign)
  expect(elsewhere).not.toContain('+')
  expect(elsewhere.slice(0, 6)).toEqual(['n', 'n', 'n', 'n', 'n', 'u'])
})

import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '#lib/authz/actor.ts'
import { AppError } from '#lib/errors.ts'
import { byColumn, everyMatrixActor, newMatrixActors } from '#lib/testing/new-matrix-actors.ts'
import { createWorkload } from '#lib/workloads/create-workload.ts'
import { deleteWorkload } from '#lib/workloads/delete-workload.ts'
import { getWorkload } from '#lib/workloads/get-workload.ts'
import { listAttempts } from '#lib/workloads/list-attempts.ts'
import { listWorkloads } from '#lib/workloads/list-workloads.ts'
import { tryAssertion } from '#lib/workloads/try-assertion.ts'
import { updateWorkload } from '#lib/workloads/update-workload.ts'

let names: { own: string; foreign: string }
let actors: Actor[]
beforeAll(async () => {
  const matrix = await newMatrixActors()
  names = { own: matrix.own.name, foreign: matrix.foreign.name }
  actors = await everyMatrixActor(matrix)
})

// What is asked for does not exist or is invalid, so nothing changes.
const id = randomUUID()
const verbs: Record<string, (actor: Actor, organization: string) => Promise<unknown>> = {
  listWorkloads: (a, o) => listWorkloads(a, o, {}),
  getWorkload: (a, o) => getWorkload(a, o, id),
  listAttempts: (a, o) => listAttempts(a, o, id, {}),
  tryAssertion: (a, o) => tryAssertion(a, o, id, 'e30.e30.e30'),
  createWorkload: (a, o) => createWorkload(a, o, {} as never),
  updateWorkload: (a, o) => updateWorkload(a, o, id, {}),
  deleteWorkload: (a, o) => deleteWorkload(a, o, id),
}

const answers = { '+': 'allowed', f: 'forbidden', n: 'not found', u: 'sign in first' }

async function marks(organization: string, verb: (typeof verbs)[string]) {
  const all = actors.map((actor) => verb(actor, organization).then(() => '+', markOf))
  return byColumn(await Promise.all(all), answers)
}

/** Only permitted actors learn what is wrong with the input or its target. */
function markOf(error: unknown): string {
  if (!(error instanceof AppError)) throw error
  if (error.code === 'unauthenticated') return 'u'
  if (error.code === 'forbidden') return 'f'
  return error.message === 'Organization not found.' ? 'n' : '+'
}

it.each(Object.entries(verbs))('%s', async (_, verb) => {
  expect(await marks(names.own, verb)).toEqual(byColumn('++ffn u fffff ffffff fff fffff ffff', answers))
  expect(await marks(names.foreign, verb)).toEqual(byColumn('nnnnn u fffff nnnnnn nnn nnnnn nnnn', answers))
})

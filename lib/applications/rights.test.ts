import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { createApplication } from '#lib/applications/create-application.ts'
import { deleteApplication } from '#lib/applications/delete-application.ts'
import { endApplicationSecret } from '#lib/applications/end-application-secret.ts'
import { getApplication } from '#lib/applications/get-application.ts'
import { listApplications } from '#lib/applications/list-applications.ts'
import { repeatApplicationSecret } from '#lib/applications/repeat-application-secret.ts'
import { rotateApplicationSecret } from '#lib/applications/rotate-application-secret.ts'
import { updateApplication } from '#lib/applications/update-application.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { AppError } from '#lib/errors.ts'
import { byColumn, everyMatrixActor, newMatrixActors } from '#lib/testing/new-matrix-actors.ts'

let names: { own: string; foreign: string }
let actors: Actor[]
beforeAll(async () => {
  const matrix = await newMatrixActors()
  names = { own: matrix.own.name, foreign: matrix.foreign.name }
  actors = await everyMatrixActor(matrix)
})

// What is asked for does not exist or is invalid, so nothing changes.
const id = randomUUID()
const verbs: Record<string, (actor: Actor, organization: string | null) => Promise<unknown>> = {
  listApplications,
  getApplication: (a, o) => getApplication(a, o, id),
  createApplication: (a, o) => createApplication(a, o, { name: '' }),
  updateApplication: (a, o) => updateApplication(a, o, id, { name: 'Theirs' }),
  rotateApplicationSecret: (a, o) => rotateApplicationSecret(a, o, id),
  endApplicationSecret: (a, o) => endApplicationSecret(a, o, id),
  repeatApplicationSecret: (a, o) => repeatApplicationSecret(a, o, { ids: [id], isAnswered: false }),
  deleteApplication: (a, o) => deleteApplication(a, o, id),
}

const answers = { '+': 'allowed', f: 'forbidden', n: 'not found', u: 'sign in first' }

async function marks(organization: string | null, verb: (typeof verbs)[string]) {
  const all = actors.map((actor) => verb(actor, organization).then(() => '+', markOf))
  return byColumn(await Promise.all(all), answers)
}

/** Only permitted actors learn what is wrong with the input or its target. */
function markOf(error: unknown): string {
  if (!(error instanceof AppError)) throw error
  if (error.code === 'unauthenticated') return 'u'
  if (error.code === 'forbidden') return 'f'
  return /^(Organization|Page) not found\.$/.test(error.message) ? 'n' : '+'
}

it.each(Object.entries(verbs))('%s', async (_, verb) => {
  const own = byColumn('++ffn u fffff ffffff fff fffff ffff', answers)
  const foreign = byColumn('nnnnn u fffff nnnnnn nnn nnnnn nnnn', answers)
  const ofInstallation = byColumn('nnnnn u nnnnn nnnnnn nnn nnnnn nnnn', answers)
  expect(await marks(names.own, verb)).toEqual(own)
  expect(await marks(names.foreign, verb)).toEqual(foreign)
  expect(await marks(null, verb)).toEqual(ofInstallation)
})

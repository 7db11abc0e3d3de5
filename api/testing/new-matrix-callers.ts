import { sessionBearer, tokenBearer } from '#api/testing/new-bearer.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { matrixPersonalTokens, matrixTokens, newMatrixActors } from '#lib/testing/new-matrix-actors.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newOrganizationRepository } from '#lib/testing/new-repository.ts'
import { newToken } from '#lib/testing/new-token.ts'

type One = { bearer: string | undefined; credential: string | undefined }

/** Who stands in a matrix, in the order of its columns (`byColumn`). */
export async function newMatrixCallers() {
  const { own, foreign, owner, people } = await newMatrixActors()
  for (const organization of [own, foreign]) {
    await newOrganizationRepository(organization, 'its-open', 'public')
    await newOrganizationRepository(organization, 'its-closed', 'private')
    await newOrganizationRepository(organization, 'team/deep', 'private')
  }
  const all: One[] = []
  for (const person of people) {
    const { secret } = await newToken(person, { permission: 'admin' })
    all.push({ bearer: await sessionBearer(person), credential: as(person, secret) })
  }
  all.push({ bearer: undefined, credential: undefined })
  for (const columns of matrixPersonalTokens) {
    const token = await newToken(owner, columns)
    all.push({ bearer: await tokenBearer(token), credential: as(owner, token.secret) })
  }
  for (const columns of matrixTokens) {
    const token = await newOrganizationToken(own, columns)
    all.push({ bearer: await tokenBearer(token), credential: `${own.name}:${token.secret.reveal()}` })
  }
  return { own, foreign, owner, all }
}

const as = ({ username }: AccountActor, secret: { reveal: () => string }) => `${username}:${secret.reveal()}`

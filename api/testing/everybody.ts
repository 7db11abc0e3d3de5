import { sessionBearer, tokenBearer } from '#api/testing/new-bearer.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { personalPermissions } from '#lib/scopes/personal-permissions.ts'
import { matrixTokens, newMatrixActors } from '#lib/testing/new-matrix-actors.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newOrganizationRepository } from '#lib/testing/new-repository.ts'
import { newToken } from '#lib/testing/new-token.ts'

type One = { bearer: string | undefined; credential: string | undefined }

/**
 * Who stands in a matrix, in its order: the owner of the company, an owner, an editor, a member and a stranger; nobody; the
 * owner's tokens from Public Repo Read-only up; the organization's tokens with Member, Invite, Group: each Read, Edit; and
 * its tokens with Read public repositories, Image Pull on all, Image Push on all.
 */
export async function everybody() {
  const { own, foreign, owner, people } = await newMatrixActors()
  for (const organization of [own, foreign]) {
    await newOrganizationRepository(organization, 'its-open', 'public')
    await newOrganizationRepository(organization, 'its-closed', 'private')
  }
  const all: One[] = []
  for (const person of people) {
    const { secret } = await newToken(person, { permission: 'admin' })
    all.push({ bearer: await sessionBearer(person), credential: as(person, secret) })
  }
  all.push({ bearer: undefined, credential: undefined })
  for (const { value: permission } of personalPermissions) {
    const token = await newToken(owner, { permission })
    all.push({ bearer: await tokenBearer(token), credential: as(owner, token.secret) })
  }
  for (const columns of matrixTokens) {
    const token = await newOrganizationToken(own, columns)
    all.push({ bearer: await tokenBearer(token), credential: `${own.name}:${token.secret.reveal()}` })
  }
  return { own, foreign, all }
}

const as = ({ username }: AccountActor, secret: { reveal: () => string }) => `${username}:${secret.reveal()}`

/** The cells of a row in the order of `everybody`, in its groups. */
export function inGroups(cells: string[]): string {
  const starts = [0, 5, 6, 10, 16, cells.length]
  return starts
    .slice(1)
    .map((end, at) => cells.slice(starts[at], end).join(''))
    .join(' ')
}

import type { Owner } from '#lib/owners.ts'

/** The pages of an owner's access tokens. Apart from all other paths, which lists of tokens need not send. */
export function tokenPaths(owner: Owner) {
  const list = owner.kind === 'account' ? '/account/security' : `/organizations/${owner.name}/access-tokens`
  const create = `${list}/new`
  const page = (id: string) => `${list}/${id}`
  return {
    ...{ list, new: create, page, deleted: `${list}/deleted` },
    access: (id: string) => `${page(id)}/access`,
    activity: (id: string) => `${page(id)}/activity`,
    duplicate: (id: string) => `${create}?from=${id}`,
    rotate: (...ids: string[]) => `${list}/rotate?${ids.map((id) => `id=${id}`).join('&')}`,
  }
}

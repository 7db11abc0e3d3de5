import type { Metadata } from 'next'
import { cache } from 'react'
import { loadOrRefuse } from '#components/organizations/load-or-refuse.tsx'
import { tokenAreas } from '#components/tokens/token-labels.ts'
import { requireActor } from '#lib/auth/current-actor.ts'
import { organizationOwner, ownAccount, type Owner } from '#lib/owners.ts'
import { getTokenPage } from '#lib/tokens/get-token-page.ts'
import { nameOf } from '#lib/tokens/name-of.ts'

/** What the pages about a token show, or what to show instead. */
export function loadTokenPage(owner: Owner, id: string) {
  const organization = organizationOf(owner)
  const page = { title: 'Access token', ...(organization !== null && { organization }) }
  return loadOrRefuse(readOnce(organization, id), page)
}

/** "CI for web · Security" */
export async function tokenMetadata(owner: Owner, id: string): Promise<Metadata> {
  const { data } = await loadTokenPage(owner, id)
  const area = tokenAreas[owner.kind]
  return { title: data ? `${nameOf(data.token)} · ${area}` : area }
}

/** Title and page ask for the same. */
const readOnce = cache(async (organization: string | null, id: string) => {
  const owner = organization === null ? ownAccount : organizationOwner(organization)
  return getTokenPage<Owner>(await requireActor(), owner, id)
})

const organizationOf = (owner: Owner) => (owner.kind === 'organization' ? owner.name : null)

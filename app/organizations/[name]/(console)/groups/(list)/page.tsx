import type { Metadata } from 'next'
import { GroupList } from '#components/groups/group-list.tsx'
import { loadOrRefuse } from '#components/organizations/load-or-refuse.tsx'
import { WhoCan } from '#components/organizations/who-can.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { listGroups } from '#lib/groups/list-groups.ts'
import { groupQuerySchema } from '#lib/groups/schema.ts'
import { getOrganization } from '#lib/organizations/get-organization.ts'
import { parse } from '#lib/parse.ts'

export const metadata: Metadata = { title: 'Groups' }

type Props = {
  params: Promise<{ name: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function GroupsPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { name } = await params
  const query = parse(groupQuerySchema, await searchParams)
  const reading = Promise.all([getOrganization(actor, name), listGroups(actor, name, query)])
  const { data, refusal } = await loadOrRefuse(reading, { organization: name })
  if (refusal) return refusal
  const [standing, list] = data
  return (
    <>
      <WhoCan standing={standing} permission="group.edit" what="create and change groups" />
      <GroupList {...list} organization={name} query={{ ...query, page: list.page }} now={new Date()} />
    </>
  )
}

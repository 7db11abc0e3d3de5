import type { Metadata } from 'next'
import { MemberList } from '#components/members/member-list.tsx'
import { loadOrRefuse } from '#components/organizations/load-or-refuse.tsx'
import { WhoCan } from '#components/organizations/who-can.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { listMembers } from '#lib/members/list-members.ts'
import { memberQuerySchema } from '#lib/members/schema.ts'
import { getOrganization } from '#lib/organizations/get-organization.ts'
import { parse } from '#lib/parse.ts'

export const metadata: Metadata = { title: 'Members' }

type Props = {
  params: Promise<{ name: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function MembersPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { name } = await params
  const query = parse(memberQuerySchema, await searchParams)
  const reading = Promise.all([getOrganization(actor, name), listMembers(actor, name, query)])
  const { data, refusal } = await loadOrRefuse(reading, { organization: name })
  if (refusal) return refusal
  const [standing, list] = data
  return (
    <>
      <WhoCan standing={standing} permission="member.edit" what="invite people and change members" />
      <MemberList
        {...list}
        organization={name}
        username={actor.username}
        query={{ ...query, page: list.page }}
        now={new Date()}
      />
    </>
  )
}

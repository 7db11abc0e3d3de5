import type { Metadata } from 'next'
import { DeleteGroup } from '#components/groups/delete-group.tsx'
import { EditGroupForm } from '#components/groups/edit-group-form.tsx'
import { GroupMembers } from '#components/groups/group-members.tsx'
import { groupPageSchema } from '#components/groups/group-page-url.ts'
import { GroupRepositories } from '#components/groups/group-repositories.tsx'
import { loadOrRefuse } from '#components/organizations/load-or-refuse.tsx'
import { BackLink } from '#components/ui/back-link.tsx'
import { Section } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { may, whoCan } from '#lib/authz/standing.ts'
import { env } from '#lib/env.ts'
import { getGroup } from '#lib/groups/get-group.ts'
import { listGroupMembers } from '#lib/groups/list-group-members.ts'
import { listGroupRepositories } from '#lib/groups/list-group-repositories.ts'
import { getOrganization } from '#lib/organizations/get-organization.ts'
import { parse } from '#lib/parse.ts'
import { paths } from '#lib/paths.ts'

type Props = {
  params: Promise<{ name: string; group: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await params).group} · Groups` }
}

export default async function GroupPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { name: organization, group: address } = await params
  const query = parse(groupPageSchema, await searchParams)
  const reading = Promise.all([
    getOrganization(actor, organization),
    getGroup(actor, organization, address),
    listGroupMembers(actor, organization, address, { q: query.q, page: query.page }),
    listGroupRepositories(actor, organization, address, { q: query.repository, page: query.repositories }),
  ])
  const { data, refusal } = await loadOrRefuse(reading, { organization, title: 'Group' })
  if (refusal) return refusal
  const [standing, { name: group, description }, members, repositories] = data
  const canEdit = may(standing, 'group.edit')
  const place = { organization, group, canEdit, query }
  return (
    <>
      <PageHeader
        back={<BackLink href={paths.groups(organization)}>Groups</BackLink>}
        title={<span className="wrap-anywhere">{group}</span>}
        description={canEdit ? undefined : whoCan(standing, 'group.edit', 'change it')}
      />
      <div className="flex max-w-[720px] flex-col gap-8">
        {canEdit ? (
          <EditGroupForm
            key={group}
            organization={organization}
            name={group}
            description={description}
            origin={env.PUBLIC_URL}
          />
        ) : (
          description && <p dir="auto">{description}</p>
        )}
        <Section title="Members">
          <GroupMembers {...place} list={members} />
        </Section>
        <Section title="Repositories" description="What every member of the group can access.">
          <GroupRepositories {...place} list={repositories} />
        </Section>
        {canEdit && (
          <Section title="Delete" description="Its members stay in the organization.">
            <DeleteGroup organization={organization} name={group} />
          </Section>
        )}
      </div>
    </>
  )
}

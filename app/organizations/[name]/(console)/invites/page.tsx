import type { Metadata } from 'next'
import { InviteForm } from '#components/invites/invite-form.tsx'
import { InviteList } from '#components/invites/invite-list.tsx'
import { loadOrRefuse } from '#components/organizations/load-or-refuse.tsx'
import { Section } from '#components/ui/card.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { env } from '#lib/env.ts'
import { listGroups } from '#lib/groups/list-groups.ts'
import { listInvites } from '#lib/invites/list-invites.ts'
import { inviteQuerySchema } from '#lib/invites/schema.ts'
import { parse } from '#lib/parse.ts'

export const metadata: Metadata = { title: 'Invites' }

type Props = {
  params: Promise<{ name: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const offeredGroups = 1_000

export default async function InvitesPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { name } = await params
  const query = parse(inviteQuerySchema, await searchParams)
  const loading = Promise.all([listInvites(actor, name, query), listGroups(actor, name, {}, offeredGroups)])
  const { data, refusal } = await loadOrRefuse(loading, { organization: name })
  if (refusal) return refusal
  const [list, { groups }] = data
  const sendsMail = env.SMTP_URL !== undefined
  return (
    <div className="flex flex-col gap-8">
      <InviteForm
        organization={name}
        groups={groups.map((group) => group.name)}
        sendsMail={sendsMail}
        origin={env.PUBLIC_URL}
      />
      <Section title="Pending invites">
        <InviteList
          {...list}
          organization={name}
          query={{ ...query, page: list.page }}
          sendsMail={sendsMail}
          now={new Date()}
        />
      </Section>
    </div>
  )
}

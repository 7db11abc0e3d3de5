import { InvitesSkeleton } from '#components/invites/invites-skeleton.tsx'
import { env } from '#lib/env.ts'

export default function InvitesLoading() {
  return <InvitesSkeleton sendsMail={env.SMTP_URL !== undefined} />
}

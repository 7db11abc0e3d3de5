import { redirect } from 'next/navigation'
import { requireActor } from '#lib/auth/current-actor.ts'
import { paths } from '#lib/paths.ts'

export default async function HomePage() {
  await requireActor()
  redirect(paths.security)
}

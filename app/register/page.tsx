import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { DoorLink } from '#components/accounts/door-link.tsx'
import { Doorway } from '#components/accounts/doorway.tsx'
import { RegisterForm } from '#components/accounts/register-form.tsx'
import { currentActor } from '#lib/auth/current-actor.ts'
import { returnPath, signInPath } from '#lib/auth/return-path.ts'
import { env } from '#lib/env.ts'

export const metadata: Metadata = { title: 'Register' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function RegisterPage({ searchParams }: Props) {
  if (env.REGISTRATION === 'closed') notFound()
  const next = returnPath((await searchParams).next)
  if (await currentActor()) redirect(next)
  const signIn = (
    <>
      Already have an account? <DoorLink href={signInPath(next)}>Sign in</DoorLink>
    </>
  )
  return (
    <Doorway title="Register" footer={signIn}>
      <RegisterForm next={next} />
    </Doorway>
  )
}

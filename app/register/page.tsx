import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { Doorway } from '#components/accounts/doorway.tsx'
import { RegisterForm } from '#components/accounts/register-form.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { currentActor } from '#lib/auth/current-actor.ts'
import { env } from '#lib/env.ts'
import { paths } from '#lib/paths.ts'

export const metadata: Metadata = { title: 'Register' }

export default async function RegisterPage() {
  if (env.REGISTRATION === 'closed') notFound()
  if (await currentActor()) redirect(paths.home)
  const signIn = (
    <>
      Registered already? <TextLink href={paths.signIn}>Sign in</TextLink>
    </>
  )
  return (
    <Doorway title="Register" footer={signIn}>
      <RegisterForm />
    </Doorway>
  )
}

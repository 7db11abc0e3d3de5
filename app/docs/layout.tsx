import type { ReactNode } from 'react'
import { getFrame } from '#app/request-reads.ts'
import { Frame } from '#components/frame/frame.tsx'
import { Logo } from '#components/frame/logo.tsx'
import { Link } from '#components/ui/link.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { currentActor } from '#lib/auth/current-actor.ts'
import { paths } from '#lib/paths.ts'

/** Public: developers who use the API need not sign in here. */
export default async function DocsLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor()
  if (actor) {
    const frame = await getFrame(actor)
    return (
      <Frame actor={actor} {...frame}>
        {children}
      </Frame>
    )
  }
  return (
    <>
      <header className="border-b border-line">
        <div className="mx-auto flex h-14 max-w-[1152px] items-center gap-2 px-4">
          <Link href={paths.home} className="flex min-h-10 items-center gap-2 font-semibold">
            <Logo className="size-6 text-accent" />
            Gatehouse
          </Link>
          <span className="ml-auto">
            <TextLink href={paths.signIn}>Sign in</TextLink>
          </span>
        </div>
      </header>
      <main className="mx-auto max-w-[1152px] px-4 py-8">{children}</main>
    </>
  )
}

import type { ReactNode } from 'react'
import { Logo } from '#components/frame/logo.tsx'
import { Card } from '#components/ui/card.tsx'

type Props = { title: ReactNode; description?: ReactNode; children: ReactNode; footer?: ReactNode }

/** The page around a form for people who are not signed in. */
export function SignedOutPage({ title, description, children, footer }: Props) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center gap-6 px-4 py-10">
      <div className="flex flex-col items-center gap-3 text-center">
        <Logo className="size-8 text-accent" />
        <h1 className="text-xl font-semibold tracking-tight wrap-anywhere">{title}</h1>
        {description && <p className="wrap-anywhere text-text-muted">{description}</p>}
      </div>
      <Card>{children}</Card>
      {footer && <p className="text-center text-text-muted">{footer}</p>}
    </main>
  )
}

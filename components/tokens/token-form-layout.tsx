'use client'

import type { ReactNode } from 'react'
import { TokenSummary } from '#components/tokens/token-summary-card.tsx'

type Props = { children: ReactNode; actions: ReactNode; onSubmit: () => void; label: string }

/** Fields at the left; the summary beside them where there is room, else above the buttons. */
export function TokenFormLayout({ children, actions, onSubmit, label }: Props) {
  return (
    <form
      noValidate
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
      className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,35rem)_minmax(14rem,20rem)]"
    >
      <div className="flex min-w-0 flex-col gap-8">{children}</div>
      <aside aria-label="Summary" className="lg:row-span-2">
        <div className="sticky top-8">
          <TokenSummary />
        </div>
      </aside>
      <div className="flex flex-col gap-4 border-t border-line pt-6">{actions}</div>
    </form>
  )
}

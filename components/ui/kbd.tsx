import type { ReactNode } from 'react'

/** A key, as keyboards label it. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-grid min-h-5 min-w-5 place-content-center rounded-[4px] border border-line bg-surface-muted px-1.5 font-sans text-xs text-text-muted">
      {children}
    </kbd>
  )
}

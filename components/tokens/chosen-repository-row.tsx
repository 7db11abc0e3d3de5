'use client'

import { Lock, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { buttonClass } from '#components/ui/button.tsx'
import { FieldError } from '#components/ui/field.tsx'

type ListProps = { count: number; max: number; children: ReactNode }

/** The chosen repositories, and how many of how many. */
export function ChosenRepositoryList({ count, max, children }: ListProps) {
  return (
    <div className="flex flex-col gap-1.5">
      <p role="status" className="text-sm text-text-muted tabular-nums">
        {count} of {max}
      </p>
      <ul
        aria-label="Selected repositories"
        className="divide-y divide-line rounded-card border border-line bg-surface"
      >
        {children}
      </ul>
    </div>
  )
}

type RowProps = {
  repository: { id: string; fullName: string; visibility: 'public' | 'private' }
  message: string | undefined
  onRemove: (id: string) => void
  /** What the token may do there. */
  children: ReactNode
}

export function ChosenRepositoryRow({ repository, message, onRemove, children }: RowProps) {
  const { id, fullName, visibility } = repository
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1.5 pr-1.5 pl-3.5">
      <span className="flex min-w-0 flex-1 basis-48 items-center gap-1.5">
        <span className="truncate font-mono text-sm" data-tooltip-cut>
          {fullName}
        </span>
        {visibility === 'private' && (
          <Lock aria-label="Private" className="size-3.5 shrink-0 text-text-muted" />
        )}
      </span>
      <div
        role="group"
        aria-label={`Rights on ${fullName}`}
        className="flex items-center gap-1 max-sm:order-last max-sm:basis-full"
      >
        {children}
      </div>
      <button
        type="button"
        aria-label={`Remove ${fullName}`}
        onClick={() => onRemove(id)}
        className={buttonClass('quiet', 'icon')}
      >
        <X aria-hidden className="size-4" />
      </button>
      {message && (
        <div className="basis-full pb-1">
          <FieldError>{message}</FieldError>
        </div>
      )}
    </li>
  )
}

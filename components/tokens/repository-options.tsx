'use client'

import { Check, Lock } from 'lucide-react'
import type { Search } from '#components/shared/use-search.ts'
import { classNames } from '#components/ui/class-names.ts'
import type { Prefix } from '#lib/grants/grant.ts'
import type { FoundRepository } from '#lib/repositories/search-repositories.ts'

export type RepositoryOption = FoundRepository | Prefix

type Props = {
  id: string
  search: Search<FoundRepository>
  /** What the search found, perhaps after a prefix. */
  options: RepositoryOption[]
  /** What is said where nothing is found, though nothing was typed. */
  nothing: string
  active: number
  isChosen: (option: RepositoryOption) => boolean
  refusal: (option: RepositoryOption) => string | null
  onPoint: (place: number) => void
  onChoose: (option: RepositoryOption) => void
}

export function RepositoryOptions(props: Props) {
  const { id, search, options, nothing, active, onPoint, onChoose, ...which } = props
  const { found, searching, error, text } = search
  const [reason] = options.flatMap((option) => which.refusal(option) ?? [])
  return (
    <div className="absolute inset-x-0 top-full z-20 mt-1 animate-appear overflow-hidden rounded-card border border-line bg-surface-raised shadow-float">
      <ul
        id={`${id}-options`}
        role="listbox"
        aria-label="Repositories"
        aria-multiselectable
        aria-busy={searching}
        className={classNames('max-h-72 overflow-y-auto p-1', options.length === 0 && 'hidden')}
      >
        {options.map((option, place) => {
          const chosen = which.isChosen(option)
          const refused = which.refusal(option) !== null
          return (
            <li
              key={option.fullName}
              id={`${id}-${place}`}
              role="option"
              aria-selected={chosen}
              aria-disabled={refused || undefined}
              // Keeps the focus in the text field.
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => place !== active && onPoint(place)}
              onClick={() => !refused && onChoose(option)}
              ref={(element) => void (place === active && element?.scrollIntoView({ block: 'nearest' }))}
              className={classNames(
                'flex min-h-8 cursor-pointer items-center gap-2 rounded-[4px] px-2 py-1 pointer-coarse:min-h-10',
                place === active && 'bg-surface-pressed',
                refused && 'cursor-not-allowed text-text-muted',
              )}
            >
              <span className="size-4 shrink-0 text-accent">
                {chosen && <Check aria-hidden className="size-4" />}
              </span>
              <span className="min-w-0 truncate font-mono text-sm max-sm:wrap-anywhere max-sm:whitespace-normal">
                {option.fullName}
              </span>
              {'prefix' in option && (
                <span className="ml-auto shrink-0 text-xs text-text-muted max-sm:sr-only">
                  Current and future
                </span>
              )}
              {option.visibility === 'private' && (
                <span className="ml-auto inline-flex shrink-0 items-center gap-1 text-xs text-text-muted">
                  <Lock aria-hidden className="size-3.5" /> Private
                </span>
              )}
            </li>
          )
        })}
      </ul>
      {options.length === 0 && (
        <p role="status" className={classNames('px-3 py-2.5', error ? 'text-danger' : 'text-text-muted')}>
          {error ??
            (found && !searching ? (text ? `No repository matches “${text}”.` : nothing) : 'Searching…')}
        </p>
      )}
      {reason && <p className="border-t border-line px-3 py-2 text-sm text-text-muted">{reason}</p>}
    </div>
  )
}

'use client'

import { Lock, X } from '@lucide/icons'
import { useRef, type ReactNode } from 'react'
import { RepositoryPicker } from '#components/tokens/repository-picker.tsx'
import { buttonClass } from '#components/ui/button.tsx'
import { FieldError } from '#components/ui/field-error.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { selectedRepositoriesMax as max, type Prefix, type Repository } from '#lib/grants/grant.ts'
import type { FoundRepository } from '#lib/repositories/search-repositories.ts'

type Props<Chosen extends Repository | Prefix> = {
  label: string
  /** Only what is in this namespace is offered; without it, all that the account can pull. */
  namespace?: string
  /** What is said where there is nothing to choose from. */
  nothing: string
  chosen: Chosen[]
  /** What a repository is given when it is added. */
  toChosen: (found: FoundRepository) => Chosen
  /** The same for a prefix; without it, none are offered. */
  prefixToChosen?: (prefix: Prefix) => Chosen
  /** Why a repository can't be added; null where it can. */
  refusalOf?: (repository: FoundRepository) => string | null
  /** What is wrong with a chosen one, beside what the form says. */
  messageOf?: (chosen: Chosen) => string | null
  /** What else there is to say of a chosen one. */
  noteOf?: (chosen: Chosen) => string | false
  error: { message?: string | undefined } | undefined
  inputRef: (element: HTMLInputElement | null) => void
  onChange: (chosen: Chosen[]) => void
  /** What the token may do there. */
  children: (chosen: Chosen, replace: (by: Chosen) => void) => ReactNode
}

/** Repositories to search and choose, and those that are chosen with what may be done to each. */
export function ChosenRepositoriesField<Chosen extends Repository | Prefix>(props: Props<Chosen>) {
  const {
    chosen,
    toChosen,
    prefixToChosen,
    messageOf,
    noteOf,
    error,
    inputRef,
    onChange,
    children,
    ...picker
  } = props
  const search = useRef<HTMLInputElement>(null)
  const without = (fullName: string) => chosen.filter((one) => one.fullName !== fullName)
  return (
    <div className="flex flex-col gap-3">
      <RepositoryPicker
        {...picker}
        {...{ chosen, max }}
        inputRef={(element) => {
          search.current = element
          inputRef(element)
        }}
        invalid={Boolean(error?.message)}
        onAdd={(found) => onChange([...chosen, ...found.map(toChosen)])}
        {...(prefixToChosen && {
          onAddPrefix: (prefix) => onChange([...chosen, prefixToChosen(prefix)]),
        })}
        onRemove={(fullName) => onChange(without(fullName))}
      />
      {error?.message && <FieldError>{error.message}</FieldError>}
      {chosen.length > 0 && (
        <div className="flex flex-col gap-1.5">
          <p role="status" className="text-sm text-text-muted tabular-nums">
            {chosen.length} of {max}
          </p>
          <ul
            aria-label="Selected repositories"
            className="divide-y divide-line rounded-card border border-line bg-surface"
          >
            {chosen.map((one, place) => (
              <ChosenRepository
                key={one.fullName}
                repository={one}
                message={messageOf?.(one) ?? messageAt(error, place)}
                note={noteOf?.(one)}
                onRemove={() => {
                  onChange(without(one.fullName))
                  search.current?.focus()
                }}
              >
                {children(one, (by) => onChange(chosen.map((old) => (old === one ? by : old))))}
              </ChosenRepository>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

type RowProps = {
  repository: Repository | Prefix
  message: string | undefined
  note: string | false | undefined
  onRemove: () => void
  children: ReactNode
}

function ChosenRepository({ repository, message, note, onRemove, children }: RowProps) {
  const { fullName, visibility } = repository
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1.5 pr-1.5 pl-3.5">
      <span className="flex min-w-0 flex-1 basis-48 items-center gap-1.5">
        <span
          className="truncate font-mono text-sm max-sm:wrap-anywhere max-sm:whitespace-normal"
          data-tooltip-cut
        >
          {fullName}
        </span>
        {visibility === 'private' && (
          <Icon icon={Lock} aria-label="Private" className="size-3.5 shrink-0 text-text-muted" />
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
        onClick={onRemove}
        className={buttonClass('quiet', 'icon')}
      >
        <Icon icon={X} className="size-4" />
      </button>
      {note && <p className="basis-full pb-1 text-sm text-text-muted">{note}</p>}
      {message && (
        <div className="basis-full pb-1">
          <FieldError>{message}</FieldError>
        </div>
      )}
    </li>
  )
}

type Nested = { message?: unknown } & { [part: string]: unknown }

/** The message about one of several chosen things: on it as a whole, or on one of its parts. */
function messageAt(error: unknown, place: number): string | undefined {
  const own = (error as Nested | undefined)?.[place] as Nested | undefined
  const messages = [own, ...Object.values(own ?? {})].map((part) => (part as Nested | null)?.message)
  return messages.find((message) => typeof message === 'string')
}

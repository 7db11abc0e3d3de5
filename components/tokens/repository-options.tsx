'use client'

import { Check, Globe, ListPlus, Lock } from '@lucide/icons'
import type { Search } from '#components/shared/use-search.ts'
import { classNames } from '#components/ui/class-names.ts'
import { Icon } from '#components/ui/icon.tsx'
import type { Prefix } from '#lib/grants/grant.ts'
import type { FoundRepositories, FoundRepository } from '#lib/repositories/search-repositories.ts'

/** All that match in a namespace, to be added at once. */
export type NamespaceOption = { fullName: string; allOf: string; matching: number }

export type RepositoryOption = FoundRepository | Prefix | NamespaceOption

/** Options under one heading; a prefix has none. */
export type OptionGroup = { heading: string | null; options: RepositoryOption[] }

type Props = {
  id: string
  search: Search<FoundRepositories>
  groups: OptionGroup[]
  /** What is said where nothing is found, though nothing was typed. */
  nothing: string
  /** Above the field, where there is more room. */
  above: boolean
  active: RepositoryOption | undefined
  isChosen: (option: RepositoryOption) => boolean
  refusal: (option: RepositoryOption) => string | null
  onPoint: (option: RepositoryOption) => void
  onChoose: (option: RepositoryOption) => void
}

export function RepositoryOptions(props: Props) {
  const { id, search, groups, nothing, above, active, refusal, ...option } = props
  const { found, searching, error, text } = search
  const shown = found?.repositories.length ?? 0
  const reason = active && refusal(active)
  return (
    <div
      className={classNames(
        'absolute inset-x-0 z-20 animate-appear overflow-hidden rounded-card border border-line bg-surface-raised shadow-float',
        // A reason that comes and goes never moves the options below the pointer.
        above ? 'bottom-full mb-1 flex flex-col-reverse' : 'top-full mt-1',
      )}
    >
      <div
        id={`${id}-options`}
        role="listbox"
        aria-label="Repositories"
        aria-multiselectable
        aria-busy={searching}
        className={classNames(
          'max-h-[min(18rem,45dvh)] overflow-y-auto p-1',
          groups.length === 0 && 'hidden',
        )}
      >
        {groups.map(({ heading, options }) => (
          <div key={heading ?? ''} role="group" aria-label={heading ?? undefined}>
            {heading !== null && (
              <p aria-hidden className="px-2 pt-1.5 pb-0.5 text-xs font-medium text-text-muted">
                {heading}
              </p>
            )}
            {options.map((one) => (
              <Option
                key={one.fullName}
                {...option}
                {...{ id, refusal }}
                option={one}
                isActive={one === active}
              />
            ))}
          </div>
        ))}
      </div>
      {groups.length === 0 && (
        <p role="status" className={classNames('px-3 py-2.5', error ? 'text-danger' : 'text-text-muted')}>
          {error ??
            (found && !searching ? (text ? `No repository matches “${text}”.` : nothing) : 'Searching…')}
        </p>
      )}
      {found && (reason || found.matching > shown) && (
        <p
          role="status"
          className={classNames(
            'border-line px-3 py-2 text-sm text-text-muted tabular-nums',
            above ? 'border-b' : 'border-t',
          )}
        >
          {reason || `${shown} of ${found.matching}: type to find more`}
        </p>
      )}
    </div>
  )
}

type OptionProps = Pick<Props, 'id' | 'isChosen' | 'refusal' | 'onPoint' | 'onChoose'> & {
  option: RepositoryOption
  isActive: boolean
}

function Option({ id, option, isActive, isChosen, refusal, onPoint, onChoose }: OptionProps) {
  const chosen = isChosen(option)
  const reason = refusal(option)
  return (
    <div
      id={optionId(id, option)}
      role="option"
      aria-selected={chosen}
      aria-disabled={reason !== null || undefined}
      aria-description={reason ?? undefined}
      // Keeps the focus in the text field.
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={() => !isActive && onPoint(option)}
      onClick={() => onChoose(option)}
      ref={(element) => void (isActive && element?.scrollIntoView({ block: 'nearest' }))}
      className={classNames(
        'flex min-h-8 cursor-pointer items-center gap-2 rounded-[4px] px-2 py-1 pointer-coarse:min-h-10',
        isActive && 'active-option bg-surface-pressed',
        reason !== null && 'cursor-not-allowed text-text-muted',
      )}
    >
      <span className="size-4 shrink-0 text-accent">
        {chosen && <Icon icon={Check} className="size-4" />}
        {'allOf' in option && <Icon icon={ListPlus} className="size-4" />}
      </span>
      {'allOf' in option ? (
        `Add all ${option.matching} of ${option.allOf}`
      ) : (
        <span className="min-w-0 truncate font-mono text-sm max-sm:wrap-anywhere max-sm:whitespace-normal">
          {option.fullName}
        </span>
      )}
      <Kind option={option} />
    </div>
  )
}

/** What kind of option it is, at its end. */
function Kind({ option }: { option: RepositoryOption }) {
  if ('allOf' in option) return null
  if ('prefix' in option && option.prefix !== undefined)
    return <span className="ml-auto shrink-0 text-xs text-text-muted max-sm:sr-only">Current and future</span>
  const [icon, word] = option.visibility === 'private' ? [Lock, 'Private'] : [Globe, 'Public']
  return (
    <span className="ml-auto inline-flex shrink-0 items-center gap-1 text-xs text-text-muted">
      <Icon icon={icon} className="size-3.5" /> {word}
    </span>
  )
}

/** A name has no characters that an id can't have, but for slashes and `*`, which it can. */
export const optionId = (id: string, { fullName }: RepositoryOption) => `${id}-${fullName}`

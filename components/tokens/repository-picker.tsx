'use client'

import { Search } from 'lucide-react'
import { useId, useState, type KeyboardEvent, type Ref } from 'react'
import { useSearch } from '#components/shared/use-search.ts'
import { offeredPrefix } from '#components/tokens/offered-prefix.ts'
import { RepositoryOptions, type RepositoryOption } from '#components/tokens/repository-options.tsx'
import { Input } from '#components/ui/input.tsx'
import type { Prefix } from '#lib/grants/grant.ts'
import { searchRepositoriesAction } from '#lib/repositories/actions.ts'
import type { FoundRepository } from '#lib/repositories/search-repositories.ts'

type Props = {
  label: string
  inputRef: Ref<HTMLInputElement>
  chosen: { fullName: string }[]
  max: number
  /** Only what is in this namespace is offered; without it, all that the account can pull. */
  namespace?: string
  /** What is said where there is nothing to choose from. */
  nothing: string
  /** Why a repository can't be added; null where it can. */
  refusalOf?: (repository: FoundRepository) => string | null
  invalid: boolean
  onAdd: (repository: FoundRepository) => void
  /** Without it, no prefixes of the namespace are offered. */
  onAddPrefix?: (prefix: Prefix) => void
  onRemove: (fullName: string) => void
}

/** A combobox with a list of what the search finds; choosing adds, choosing again removes. */
export function RepositoryPicker({ inputRef, chosen, max, namespace, ...props }: Props) {
  const { label, nothing, refusalOf = () => null, invalid, onAdd, onAddPrefix, onRemove } = props
  const id = useId()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [active, setActive] = useState(-1)
  const [announced, setAnnounced] = useState('')
  const search = useSearch((text) => searchRepositoriesAction(text.replace(/\*$/, ''), namespace), text, open)
  const found = search.found ?? []
  const prefix = onAddPrefix && namespace ? offeredPrefix(namespace, text, found) : null
  const options: RepositoryOption[] = prefix ? [prefix, ...found] : found

  const isChosen = ({ fullName }: RepositoryOption) => chosen.some((entry) => entry.fullName === fullName)
  const refusal = (option: RepositoryOption) => {
    if (isChosen(option)) return null
    if (chosen.length >= max) return 'This is the maximum. Remove one to add another.'
    return 'prefix' in option ? null : refusalOf(option)
  }

  function choose(option: RepositoryOption) {
    const { fullName } = option
    const reason = refusal(option)
    if (reason) return setAnnounced(`${fullName} can't be added. ${reason}`)
    if (isChosen(option)) onRemove(fullName)
    else if ('prefix' in option) onAddPrefix?.(option)
    else onAdd(option)
    const [done, count] = isChosen(option) ? ['removed', chosen.length - 1] : ['added', chosen.length + 1]
    setAnnounced(`${fullName} ${done}, ${count} of ${max}`)
  }

  function close() {
    setOpen(false)
    setActive(-1)
  }

  function onKeyDown(event: KeyboardEvent) {
    const last = options.length - 1
    const steps: Record<string, () => void> = {
      ArrowDown: () => (open ? setActive(active < last ? active + 1 : 0) : setOpen(true)),
      ArrowUp: () => (open ? setActive(active > 0 ? active - 1 : last) : setOpen(true)),
      Enter: () => (options[active] ? choose(options[active]) : setOpen(true)),
      Escape: () => (open ? close() : setText('')),
    }
    const step = steps[event.key]
    if (!step || event.nativeEvent.isComposing) return
    event.preventDefault()
    step()
  }

  return (
    <div
      className="relative"
      onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && close()}
    >
      <Search
        aria-hidden
        className="pointer-events-none absolute top-2.5 left-3 size-4 text-text-muted pointer-coarse:top-3"
      />
      <Input
        ref={inputRef}
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={`${id}-options`}
        aria-activedescendant={open && options[active] ? `${id}-${active}` : undefined}
        aria-invalid={invalid || undefined}
        placeholder={onAddPrefix ? 'Search, or type a prefix such as team/*' : 'Search repositories to add'}
        autoComplete="off"
        spellCheck={false}
        value={text}
        className="pl-9"
        onClick={() => setOpen(true)}
        onChange={({ target }) => {
          setText(target.value)
          setActive(-1)
          setOpen(true)
        }}
        onKeyDown={onKeyDown}
      />
      {open && (
        <RepositoryOptions
          id={id}
          search={search}
          options={options}
          nothing={nothing}
          active={active}
          isChosen={isChosen}
          refusal={refusal}
          onPoint={setActive}
          onChoose={choose}
        />
      )}
      <span role="status" className="sr-only">
        {announced}
      </span>
    </div>
  )
}

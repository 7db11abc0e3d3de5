'use client'

import { Search } from 'lucide-react'
import { useId, useState, type KeyboardEvent, type Ref } from 'react'
import { useSearch } from '#components/shared/use-search.ts'
import { RepositoryOptions } from '#components/tokens/repository-options.tsx'
import { Input } from '#components/ui/input.tsx'
import { searchRepositoriesAction } from '#lib/repositories/actions.ts'
import type { FoundRepository } from '#lib/repositories/search-repositories.ts'

type Props = {
  label: string
  inputRef: Ref<HTMLInputElement>
  chosen: { id: string }[]
  max: number
  /** Only what is in this namespace is offered; without it, all that the account can pull. */
  namespace?: string
  /** What is said where there is nothing to choose from. */
  nothing: string
  /** Why a repository can't be added; null where it can. */
  refusalOf?: (repository: FoundRepository) => string | null
  invalid: boolean
  onAdd: (repository: FoundRepository) => void
  onRemove: (id: string) => void
}

/** A combobox with a list of what the search finds; choosing adds, choosing again removes. */
export function RepositoryPicker({ inputRef, chosen, max, namespace, onAdd, onRemove, ...props }: Props) {
  const { label, nothing, refusalOf = () => null, invalid } = props
  const id = useId()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [active, setActive] = useState(-1)
  const [announced, setAnnounced] = useState('')
  const search = useSearch((text) => searchRepositoriesAction(text, namespace), text, open)
  const options = search.found ?? []

  const isChosen = ({ id }: FoundRepository) => chosen.some((entry) => entry.id === id)
  const refusal = (repository: FoundRepository) => {
    if (isChosen(repository)) return null
    return chosen.length < max ? refusalOf(repository) : 'This is the maximum. Remove one to add another.'
  }

  function choose(repository: FoundRepository) {
    const { fullName } = repository
    const reason = refusal(repository)
    if (reason) return setAnnounced(`${fullName} can't be added. ${reason}`)
    if (isChosen(repository)) onRemove(repository.id)
    else onAdd(repository)
    const [done, count] = isChosen(repository) ? ['removed', chosen.length - 1] : ['added', chosen.length + 1]
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
        placeholder="Search repositories to add"
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

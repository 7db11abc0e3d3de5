'use client'

import { Search } from '@lucide/icons'
import { useId, useRef, useState, type KeyboardEvent, type Ref } from 'react'
import { callAction } from '#components/shared/call-action.ts'
import { useSearch } from '#components/shared/use-search.ts'
import { offeredPrefix } from '#components/tokens/offered-prefix.ts'
import { groupOptions } from '#components/tokens/group-options.ts'
import {
  optionId,
  RepositoryOptions,
  type NamespaceOption,
  type RepositoryOption,
} from '#components/tokens/repository-options.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { Input } from '#components/ui/input.tsx'
import type { Prefix } from '#lib/grants/grant.ts'
import { listInNamespaceAction, searchRepositoriesAction } from '#lib/repositories/actions.ts'
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
  onAdd: (repositories: FoundRepository[]) => void
  /** Without it, no prefixes of the namespace are offered. */
  onAddPrefix?: (prefix: Prefix) => void
  onRemove: (fullName: string) => void
}

/** A combobox with a list of what the search finds; choosing adds, choosing again removes. */
export function RepositoryPicker({ inputRef, chosen, max, namespace, ...props }: Props) {
  const { label, nothing, refusalOf = () => null, invalid, onAdd, onAddPrefix, onRemove } = props
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const [above, setAbove] = useState(false)
  const [text, setText] = useState('')
  const [activeName, setActiveName] = useState<string | null>(null)
  const [adding, setAdding] = useState(false)
  const [announced, setAnnounced] = useState('')
  const search = useSearch((text) => searchRepositoriesAction(withoutStar(text), namespace), text, open)
  const prefix =
    onAddPrefix && namespace ? offeredPrefix(namespace, text, search.found?.repositories ?? []) : null
  const groups = groupOptions(search.found, { prefix, namespace })
  const options = groups.flatMap(({ options }) => options)
  const place = options.findIndex(({ fullName }) => fullName === activeName)
  const active = options[place]

  const isChosen = ({ fullName }: RepositoryOption) => chosen.some((entry) => entry.fullName === fullName)
  const refusal = (option: RepositoryOption) => {
    if (isChosen(option)) return null
    if ('allOf' in option && option.matching > max)
      return `A token can have at most ${max} repositories. Type to find fewer of ${option.allOf}.`
    if (chosen.length >= max) return 'This is the maximum. Remove one to add another.'
    return 'rights' in option ? refusalOf(option) : null
  }

  function choose(option: RepositoryOption) {
    if (adding) return
    setActiveName(option.fullName)
    const { fullName } = option
    const reason = refusal(option)
    if (reason) return setAnnounced(`${fullName} can't be added. ${reason}`)
    if ('allOf' in option) return void addAll(option)
    if (isChosen(option)) onRemove(fullName)
    else if ('rights' in option) onAdd([option])
    else onAddPrefix?.(option)
    const [done, count] = isChosen(option) ? ['removed', chosen.length - 1] : ['added', chosen.length + 1]
    setAnnounced(`${fullName} ${done}, ${count} of ${max}`)
  }

  async function addAll({ allOf }: NamespaceOption) {
    setAdding(true)
    const within = namespace === undefined ? 'pullable' : 'reachable'
    const result = await callAction(() => listInNamespaceAction(allOf, withoutStar(search.text), within))
    setAdding(false)
    if (!result.ok) return setAnnounced(result.error.message)
    const possible = result.data.filter((found) => !isChosen(found) && refusalOf(found) === null)
    const added = possible.slice(0, max - chosen.length)
    onAdd(added)
    setAnnounced(`${added.length} of ${allOf} added, ${chosen.length + added.length} of ${max}`)
  }

  function openList() {
    if (!open) setAbove(hasMoreRoomAbove(box.current!))
    setOpen(true)
  }

  function close() {
    setOpen(false)
    setActiveName(null)
  }

  function onKeyDown(event: KeyboardEvent) {
    const last = options.length - 1
    const move = (to: number) => setActiveName(options[to]?.fullName ?? null)
    const steps: Record<string, () => void> = {
      ArrowDown: () => (open ? move(place < last ? place + 1 : 0) : openList()),
      ArrowUp: () => (open ? move(place > 0 ? place - 1 : last) : openList()),
      Enter: () => (active ? choose(active) : openList()),
      Escape: () => (open ? close() : setText('')),
    }
    const step = steps[event.key]
    if (!step || event.nativeEvent.isComposing) return
    event.preventDefault()
    step()
  }

  return (
    <div
      ref={box}
      className="relative"
      onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && close()}
    >
      <Icon
        icon={Search}
        className="pointer-events-none absolute top-2.5 left-3 size-4 text-text-muted pointer-coarse:top-3"
      />
      <Input
        ref={inputRef}
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={`${id}-options`}
        aria-activedescendant={open && active ? optionId(id, active) : undefined}
        aria-invalid={invalid || undefined}
        placeholder={onAddPrefix ? 'Search, or type a prefix such as team/*' : 'Search repositories to add'}
        autoComplete="off"
        spellCheck={false}
        value={text}
        className="pl-9"
        onClick={openList}
        onChange={({ target }) => {
          setText(target.value)
          setActiveName(null)
          openList()
        }}
        onKeyDown={onKeyDown}
      />
      {open && (
        <RepositoryOptions
          {...{ id, search, groups, nothing, above, active, isChosen, refusal }}
          onPoint={({ fullName }) => setActiveName(fullName)}
          onChoose={choose}
        />
      )}
      <span role="status" className="sr-only">
        {announced}
      </span>
    </div>
  )
}

/** A prefix as it is searched for. */
const withoutStar = (text: string) => text.replace(/\*$/, '')

/** What the list takes at most, with the bar of the form that covers the end of the window. */
const listHeight = 400

function hasMoreRoomAbove(field: Element): boolean {
  const { top, bottom } = field.getBoundingClientRect()
  return innerHeight - bottom < listHeight && top > innerHeight - bottom
}

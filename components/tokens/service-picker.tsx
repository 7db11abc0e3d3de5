'use client'

import { Check, Search } from '@lucide/icons'
import { useId, useRef, useState, type KeyboardEvent, type Ref } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { Icon } from '#components/ui/icon.tsx'
import { Input } from '#components/ui/input.tsx'
import type { OfferedService } from '#lib/grants/given-service.ts'

type Props = {
  inputRef: Ref<HTMLInputElement>
  offered: readonly OfferedService[]
  isChosen: (service: OfferedService) => boolean
  /** Whether another one can be added. */
  isFull: boolean
  invalid: boolean
  onToggle: (service: OfferedService) => void
}

const floating =
  'absolute inset-x-0 top-full z-20 mt-1 animate-appear rounded-card border border-line bg-surface-raised shadow-float'

/** A combobox of the services that can be given; choosing adds, choosing again removes. */
export function ServicePicker({ inputRef, offered, isChosen, isFull, invalid, onToggle }: Props) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [activeId, setActiveId] = useState<string | null>(null)
  const [announced, setAnnounced] = useState('')
  const options = offered.filter(({ fullName }) => fullName.includes(text.trim().toLowerCase()))
  const place = options.findIndex((one) => one.id === activeId)
  const active = options[place]

  function choose(service: OfferedService) {
    const removes = isChosen(service)
    setActiveId(service.id)
    if (!removes && isFull) return setAnnounced('This is the maximum. Remove one to add another.')
    onToggle(service)
    setAnnounced(`${service.fullName} ${removes ? 'removed' : 'added'}`)
  }

  function onKeyDown(event: KeyboardEvent) {
    const last = options.length - 1
    const move = (to: number) => (open ? setActiveId(options[to]?.id ?? null) : setOpen(true))
    const steps: Record<string, () => void> = {
      ArrowDown: () => move(place < last ? place + 1 : 0),
      ArrowUp: () => move(place > 0 ? place - 1 : last),
      Enter: () => (active ? choose(active) : setOpen(true)),
      Escape: () => (open ? setOpen(false) : setText('')),
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
      onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && setOpen(false)}
    >
      <Icon
        icon={Search}
        className="pointer-events-none absolute top-2.5 left-3 size-4 text-text-muted pointer-coarse:top-3"
      />
      <Input
        ref={inputRef}
        role="combobox"
        aria-label="Add services"
        aria-autocomplete="list"
        aria-expanded={open && options.length > 0}
        aria-controls={`${id}-options`}
        aria-activedescendant={open && active ? `${id}-${active.id}` : undefined}
        aria-invalid={invalid || undefined}
        placeholder="Search services to add"
        autoComplete="off"
        spellCheck={false}
        value={text}
        className="pl-9"
        onClick={() => setOpen(true)}
        onChange={({ target }) => {
          setText(target.value)
          setActiveId(null)
          setOpen(true)
        }}
        onKeyDown={onKeyDown}
      />
      {open && options.length === 0 && (
        <p role="status" className={classNames(floating, 'px-3 py-2.5 text-text-muted')}>
          {offered.length === 0 ? 'No service can be given.' : `No service matches “${text}”.`}
        </p>
      )}
      {open && options.length > 0 && (
        <div
          id={`${id}-options`}
          role="listbox"
          aria-label="Services"
          aria-multiselectable
          className={classNames(floating, 'max-h-[min(18rem,45dvh)] overflow-y-auto p-1')}
        >
          {options.map((one) => (
            <div
              key={one.id}
              id={`${id}-${one.id}`}
              role="option"
              aria-selected={isChosen(one)}
              // Keeps the focus in the text field.
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => one !== active && setActiveId(one.id)}
              onClick={() => choose(one)}
              ref={(element) => void (one === active && element?.scrollIntoView({ block: 'nearest' }))}
              className={classNames(
                'flex min-h-8 cursor-pointer items-center gap-2 rounded-[4px] px-2 py-1 pointer-coarse:min-h-10',
                one === active && 'active-option bg-surface-pressed',
              )}
            >
              <span className="size-4 shrink-0 text-accent">
                {isChosen(one) && <Icon icon={Check} className="size-4" />}
              </span>
              <span className="min-w-0 truncate font-mono text-sm">{one.fullName}</span>
              <span className="ml-auto shrink-0 text-xs text-text-muted">
                {one.offers
                  .filter(({ isAvailable }) => isAvailable)
                  .map(({ name }) => name)
                  .join(', ')}
              </span>
            </div>
          ))}
        </div>
      )}
      <span role="status" className="sr-only">
        {announced}
      </span>
    </div>
  )
}

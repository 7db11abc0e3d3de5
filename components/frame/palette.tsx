'use client'

import { Search } from '@lucide/icons'
import { useId, useState, type KeyboardEvent } from 'react'
import type { CommandDialogProps } from '#components/frame/command-button.tsx'
import { paletteGroups } from '#components/frame/palette-groups.ts'
import { PaletteOptions } from '#components/frame/palette-options.tsx'
import { hideSecret } from '#components/frame/hide-secret.ts'
import { useSearch } from '#components/shared/use-search.ts'
import { Icon } from '#components/ui/icon.tsx'
import { Modal } from '#components/ui/modal.tsx'
import { searchConsoleAction } from '#lib/search/actions.ts'

/** Goes to whatever is typed: pages, actions, and what the server finds by name. */
export function Palette({ place, isApple, onClose, onShortcuts }: CommandDialogProps) {
  const id = useId()
  const [text, setText] = useState('')
  const [activeKey, setActiveKey] = useState<string | null>(null)
  const wanted = text.trim()
  const { found, searching, error, text: by } = useSearch(searchConsoleAction, text, wanted !== '')
  const groups = paletteGroups(place, wanted, { found, by })
  const keys = groups.flatMap(({ heading, entries }) =>
    entries.map((_, at) => `${id}-${heading.replace(' ', '-')}-${at}`),
  )
  const active = keys.includes(activeKey ?? '') ? activeKey! : keys[0]
  const isWaiting = wanted !== '' && (searching || by !== wanted)

  function onKeyDown(event: KeyboardEvent) {
    const at = keys.indexOf(active ?? '')
    const steps: Record<string, () => void> = {
      ArrowDown: () => setActiveKey(keys[(at + 1) % keys.length] ?? null),
      ArrowUp: () => setActiveKey(keys.at(at - 1) ?? null),
      Enter: () => active && document.getElementById(active)?.click(),
    }
    const isAgain = event.key.toLowerCase() === 'k' && (isApple ? event.metaKey : event.ctrlKey)
    const step = isAgain ? onClose : steps[event.key]
    if (!step || event.nativeEvent.isComposing) return
    event.preventDefault()
    step()
  }

  return (
    <Modal
      onClose={onClose}
      dismissible
      aria-label="Search and commands"
      className="mx-auto mt-4 max-h-[calc(100dvh-2rem)] w-[calc(100%-2rem)] max-w-xl animate-fade flex-col overflow-hidden rounded-card border border-line shadow-float open:flex sm:mt-[12dvh] sm:max-h-[70dvh]"
    >
      <div className="relative shrink-0 border-b border-line">
        <Icon
          icon={Search}
          className="pointer-events-none absolute top-1/2 left-4 size-4 -translate-y-1/2 text-text-muted"
        />
        <input
          data-autofocus
          role="combobox"
          aria-label="Search pages, organizations, tokens and repositories, or run a command"
          aria-autocomplete="list"
          aria-expanded={keys.length > 0}
          aria-controls={`${id}-options`}
          aria-activedescendant={active}
          placeholder="Search or run a command"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
          value={text}
          onChange={({ target }) => {
            setText(hideSecret(target.value))
            setActiveKey(null)
          }}
          onKeyDown={onKeyDown}
          className="h-12 w-full bg-transparent pr-4 pl-11 text-lg outline-none"
        />
      </div>
      <PaletteOptions
        {...{ id, groups, keys, active }}
        onPoint={setActiveKey}
        onChoose={(href) => (href === null ? onShortcuts() : onClose())}
      />
      <p
        role="status"
        className={keys.length > 0 ? 'sr-only' : `px-4 py-6 ${error ? 'text-danger' : 'text-text-muted'}`}
      >
        {describe(keys.length, { isWaiting, error, text: wanted })}
      </p>
    </Modal>
  )
}

type State = { isWaiting: boolean; error: string | null; text: string }

function describe(count: number, { isWaiting, error, text }: State): string {
  if (isWaiting) return 'Searching…'
  if (error && text) return error
  if (count === 0) return `Nothing is called “${text}”.`
  return count === 1 ? '1 result' : `${count} results`
}

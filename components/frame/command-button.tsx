'use client'

import { Search } from '@lucide/icons'
import { useEffect, useEffectEvent, useState, type ComponentType } from 'react'
import { commandOfKey } from '#components/frame/command-of-key.ts'
import type { PalettePlace } from '#components/frame/palette-groups.ts'
import { unreachable } from '#components/shared/unreachable.ts'
import { buttonClass } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Icon } from '#components/ui/icon.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { toast } from '#components/ui/toast.ts'

export type CommandDialogProps = {
  place: PalettePlace
  isApple: boolean
  onClose: () => void
  onShortcuts: () => void
}

/** Fetched when they are first wanted, or about to be. */
const dialogs = {
  palette: () => import('#components/frame/palette.tsx').then(({ Palette }) => Palette),
  shortcuts: () =>
    import('#components/frame/shortcuts-dialog.tsx').then(({ ShortcutsDialog }) => ShortcutsDialog),
}

type Props = { place: PalettePlace; isApple: boolean }

/** Opens the command palette, and gives the page its keys. */
export function CommandButton({ place, isApple }: Props) {
  const [Shown, setShown] = useState<ComponentType<CommandDialogProps> | null>(null)

  async function open(which: keyof typeof dialogs) {
    try {
      const Dialog = await dialogs[which]()
      setShown(() => Dialog)
    } catch {
      toast(unreachable, { tone: 'danger' })
    }
  }

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === (isApple ? 'Meta' : 'Control')) prepare()
    const command = commandOfKey(event, isApple)
    if (command === 'palette' || command === 'shortcuts') void open(command)
    else if (!command || !use(command)) return
    event.preventDefault()
  })

  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])

  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts={isApple ? 'Meta+K' : 'Control+K'}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={() => void open('palette')}
        className={classNames(
          buttonClass('secondary', 'small'),
          'text-text-muted max-lg:size-8 max-lg:border-transparent max-lg:bg-transparent max-lg:px-0 max-lg:pointer-coarse:size-10',
        )}
      >
        <Icon icon={Search} className="size-4 max-lg:size-5 max-lg:text-text" />
        <span className="max-xl:sr-only">Search</span>
        <span className="sr-only"> or run a command</span>
        <span aria-hidden className="-mr-1.5 max-lg:hidden xl:ml-6">
          <Kbd>{isApple ? '⌘K' : 'Ctrl K'}</Kbd>
        </span>
      </button>
      {Shown && (
        <Shown
          {...{ place, isApple }}
          onClose={() => setShown(null)}
          onShortcuts={() => void open('shortcuts')}
        />
      )}
    </>
  )
}

/** The palette is on its way before the second key is down. */
const prepare = () => void dialogs.palette().catch(() => {})

/** Goes to what the page marks for the command: into a field, else by pressing it, unless it can't be used. */
function use(command: 'search' | 'new'): boolean {
  const marked = document.querySelector<HTMLElement>(`main [data-command=${command}]`)
  if (!marked) return false
  marked.focus()
  if (marked instanceof HTMLInputElement) marked.select()
  else if (marked.matches('a, button:not([aria-disabled=true])')) marked.click()
  return true
}

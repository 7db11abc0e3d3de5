import { singleKeysAreOn } from '#components/frame/single-keys.ts'

export type Command = 'palette' | 'shortcuts' | 'search' | 'new'

const singleKeys: Record<string, Command> = { '?': 'shortcuts', '/': 'search', n: 'new' }

/**
 * What a key does on a page. Single keys do nothing where something is typed; no key does anything while a dialog or a menu is
 * open, which has keys of its own.
 */
export function commandOfKey(event: KeyboardEvent, isApple: boolean): Command | null {
  if (event.defaultPrevented || event.isComposing || event.repeat || event.altKey) return null
  if (document.querySelector('dialog[open], [popover=auto]:popover-open')) return null
  const { key, ctrlKey, metaKey, target } = event
  const modifiers = isApple ? [metaKey, ctrlKey] : [ctrlKey, metaKey]
  if (key.toLowerCase() === 'k' && modifiers[0] && !modifiers[1] && !event.shiftKey) return 'palette'
  const isTyping = target instanceof Element && target.closest('input, textarea, select, [contenteditable]')
  if (ctrlKey || metaKey || isTyping || !singleKeysAreOn(document.cookie)) return null
  return singleKeys[key] ?? null
}

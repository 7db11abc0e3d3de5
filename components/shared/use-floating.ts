import { useId, useRef, useState, type ComponentProps } from 'react'
import { useLazyCode } from '#components/shared/use-lazy-code.ts'

type Opened<Code> = { key: number; code: Code; anchor: HTMLElement; start: 'first' | 'last' }

/**
 * A button with a panel beside it, whose code is fetched when it is wanted. The browser tells a moment later that it has
 * closed the panel: what was opened again meanwhile stays, as a new one by its `key`.
 */
export function useFloating<Code>(load: () => Promise<Code>) {
  const id = useId()
  const [opened, setOpened] = useState<Opened<Code> | null>(null)
  const { fetch, pending, prefetch } = useLazyCode(load)
  const pressedOpen = useRef(false)

  const openFrom = (anchor: HTMLElement, start: Opened<Code>['start']) =>
    fetch((code) => setOpened((before) => ({ key: (before?.key ?? 0) + 1, code, anchor, start })))

  const button: ComponentProps<'button'> = {
    'aria-expanded': opened !== null,
    'aria-controls': opened ? id : undefined,
    'aria-busy': pending || undefined,
    onPointerEnter: prefetch,
    onFocus: prefetch,
    // A press beside the open panel closes it; on the button it must not open it again.
    onPointerDown: () => (pressedOpen.current = opened !== null),
    onClick: ({ currentTarget, detail }) => {
      if (!(detail > 0 && pressedOpen.current)) openFrom(currentTarget, 'first')
    },
  }
  const closed = (key: number) => setOpened((now) => (now?.key === key ? null : now))
  return { id, opened, openFrom, button, closed }
}

import { useEffect, type MouseEvent, type RefObject } from 'react'
import { isForNewTab } from '#components/ui/followed-link.ts'
import { leaveList, takeLeftList } from '#components/ui/list-place.ts'

/** Brings the focus back to what a list was left by, or to the list where that is gone. What it returns notes the leaving. */
export function useReturn(path: string, here: string, region: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const list = region.current
    const left = list && takeLeftList(path, here)
    if (!left) return
    const find = (selector: string | null) => selector && list.querySelector<HTMLElement>(selector)
    const target = find(left.selector)
    if (target) target.focus()
    else list.focus({ preventScroll: true })
  }, [path, here, region])

  return (event: MouseEvent) => {
    const link = event.target instanceof Element && event.target.closest('a')
    if (!link || link.pathname === location.pathname || isForNewTab(event.nativeEvent)) return
    const row = link.closest<HTMLElement>('[data-row]')?.dataset.row ?? ''
    const menu = `[data-row="${CSS.escape(row)}"] [aria-haspopup=menu]`
    const itself = `a[href="${CSS.escape(link.getAttribute('href') ?? '')}"]`
    leaveList(path, { href: here, selector: link.closest('[role=menu]') ? menu : itself })
  }
}

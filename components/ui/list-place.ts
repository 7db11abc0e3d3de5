import { navigate } from '#components/ui/navigate.ts'

/** How a list was left: its address then, and what led away from it. */
type LeftList = { href: string; selector: string }

const keyOf = (path: string) => `list:${path}`

/** Notes, for this tab, where a list was left. */
export function leaveList(path: string, left: LeftList): void {
  sessionStorage.setItem(keyOf(path), JSON.stringify(left))
}

/** How the list at `here` was left, once. */
export function takeLeftList(path: string, here: string): LeftList | null {
  const left = leftList(path)
  if (left?.href !== here) return null
  sessionStorage.removeItem(keyOf(path))
  return left
}

/** The way back to a list: with the filter, order and page that it was left at. */
export const listPlace = (path: string) => leftList(path)?.href ?? path

/** Goes there once a page has done its work; its entry in the history is replaced, as what it shows may be gone. */
export const returnToList = (path: string) => navigate(listPlace(path), { replace: true })

function leftList(path: string): LeftList | null {
  const left = JSON.parse(sessionStorage.getItem(keyOf(path)) ?? 'null') as LeftList | null
  // Never an address of anything but this list.
  return left && (left.href === path || left.href.startsWith(`${path}?`)) ? left : null
}

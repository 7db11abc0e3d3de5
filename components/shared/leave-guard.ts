import { isForNewTab, leadsAway } from '#components/ui/followed-link.ts'
import type { AlertDialog } from '#components/ui/alert-dialog.tsx'
import { navigate } from '#components/ui/navigate.ts'

/** What would be lost with the page: the question, and the word on the button that leaves. */
export type Loss = { title: string; meaning: string; action: string }

/** What asks comes with what is guarded: pages without a form don't need it. */
type Guarded = Loss & { Dialog: typeof AlertDialog }

/** Somebody is about to leave; `go` does. */
type Leaving = Guarded & { go: () => void }

let loss: Guarded | null = null
let leaving: Leaving | null = null
/** The page stands twice at the end of the history, so that Back leads to the page itself: the question has time. */
let twice: string | null = null
/** What waits until the page stands once again. */
let onceAgain: (() => void) | null = null
const listeners = new Set<() => void>()

export const leavingNow = () => leaving

/** Called by what asks. Where nothing asks, nothing is guarded. */
export function subscribeLeaving(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** From now on, leaving the page asks first; null ends that. */
export function guardPage(next: Guarded | null): void {
  loss = listeners.size > 0 ? next : null
  if (!loss) setLeaving(null)
  else if (twice !== location.href) repeatEntry()
}

export const stay = () => setLeaving(null)

/** Runs before Next.js listens: what is stopped here, it never hears of. */
export function watchLeaving(): void {
  for (const change of ['pushState', 'replaceState'] as const) {
    const original = history[change].bind(history)
    history[change] = (...words) => {
      original(...words)
      if (location.href !== twice) twice = null
    }
  }
  addEventListener('popstate', onPopState)
  addEventListener('click', onClick, { capture: true })
  addEventListener('beforeunload', (event) => {
    if (loss) event.preventDefault()
  })
}

function onPopState(event: PopStateEvent): void {
  if (onceAgain) {
    event.stopImmediatePropagation()
    onceAgain()
    onceAgain = null
    return
  }
  const fromCopy = twice === location.href
  twice = null
  if (!fromCopy) return
  event.stopImmediatePropagation()
  if (!loss) return history.back()
  repeatEntry()
  leave(() => {
    twice = null
    history.go(-2)
  })
}

function onClick(event: MouseEvent): void {
  const link = event.target instanceof Element && event.target.closest('a')
  // A link marked `data-takes-along` leads to a form with what was entered.
  if (!loss || !link || link.dataset.takesAlong !== undefined) return
  if (!leadsAway(link) || isForNewTab(event)) return
  event.preventDefault()
  event.stopPropagation()
  leave(() => link.click())
}

/** Leaves by what `go` does: at once, or when somebody has said so. */
export function leave(go: () => void): void {
  if (!loss) return go()
  setLeaving({
    ...loss,
    go() {
      guardPage(null)
      go()
    },
  })
}

/** Goes to where the page has moved, in the place of all that stands of it in the history. */
export function movePage(href: string): void {
  const move = () => navigate(href, { replace: true })
  if (twice !== location.href) return move()
  twice = null
  onceAgain = move
  history.back()
}

function setLeaving(next: Leaving | null): void {
  leaving = next
  for (const listener of listeners) listener()
}

function repeatEntry(): void {
  history.pushState(history.state, '')
  twice = location.href
}

export type Toast = {
  id: number
  message: string
  tone: 'plain' | 'danger'
  action?: { label: string; run: () => void }
}

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

function change(next: readonly Toast[]) {
  toasts = next
  for (const listener of listeners) listener()
}

/** Shows a message in a corner; the last three stay. */
export function toast(message: string, more: { tone?: Toast['tone']; action?: Toast['action'] } = {}) {
  const added = {
    id: ++lastId,
    message,
    tone: more.tone ?? 'plain',
    ...(more.action && { action: more.action }),
  }
  change([...toasts, added].slice(-3))
}

export function dismissToast(id: number) {
  change(toasts.filter((one) => one.id !== id))
}

export const toastStore = {
  current: () => toasts,
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

const gap = 4
const edge = 8

/**
 * Places a popover below its anchor, aligned with its edge, or above it if there is no room, and always inside the
 * window.
 */
export function placeBeside(floating: HTMLElement, anchor: Element, align: 'start' | 'end'): void {
  const [at, size] = [anchor.getBoundingClientRect(), floating.getBoundingClientRect()]
  const below = at.bottom + gap
  const fits = below + size.height <= innerHeight - edge
  floating.style.top = `${fits ? below : Math.max(edge, at.top - gap - size.height)}px`
  const left = align === 'start' ? at.left : at.right - size.width
  floating.style.left = `${Math.max(edge, Math.min(left, document.documentElement.clientWidth - size.width - edge))}px`
}

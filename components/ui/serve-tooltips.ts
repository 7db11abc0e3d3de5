import { describeInstant } from '#components/ui/format-time.ts'
import { classNames } from '#components/ui/class-names.ts'

const openAfter = 150
const closeAfter = 100

const look = classNames(
  'fixed m-0 max-w-80 animate-fade rounded-control border border-line bg-surface-raised px-2.5 py-1.5 shadow-float',
  'text-sm font-normal break-words whitespace-pre-line text-text',
)

function makeTip(): HTMLElement {
  const tip = document.createElement('div')
  tip.id = 'tooltip'
  tip.role = 'tooltip'
  tip.popover = 'manual'
  tip.dir = 'auto'
  tip.className = look
  return tip
}

/**
 * Serves the page's one tooltip from now on, first where the event that fetched this code happened: shown on hover and focus
 * of whatever carries `data-tooltip` (its text), `data-tooltip-cut` (its own text, where that is cut off) or `data-instant` (a <time>).
 */
export function serveTooltips(first: Event): () => void {
  const tip = makeTip()
  const listening = new AbortController()
  let target: Element | null = null
  let timer = 0

  function show(next: Element) {
    const text = textOf(next)
    if (!text) return
    hide()
    target = next
    tip.textContent = text
    // Rendered next to its target, so that it is inside a landmark and inside an open dialog.
    ;(next.closest('dialog, main, header, aside') ?? document.body).append(tip)
    tip.showPopover()
    place(tip, next)
    if (!next.hasAttribute('aria-describedby')) next.setAttribute('aria-describedby', tip.id)
  }

  function hide() {
    clearTimeout(timer)
    if (target?.getAttribute('aria-describedby') === tip.id) target.removeAttribute('aria-describedby')
    target = null
    tip.remove()
  }

  function over(event: Event) {
    const next = ownerOf(event.target)
    if (next === target && next) return clearTimeout(timer)
    clearTimeout(timer)
    if (event.target === tip) return
    if (next) timer = window.setTimeout(show, openAfter, next)
    else if (target && !target.matches(':focus-visible')) timer = window.setTimeout(hide, closeAfter)
  }

  const options = { signal: listening.signal, capture: true, passive: true }
  const onPointer = (event: PointerEvent) => event.pointerType === 'mouse' && over(event)
  const onFocus = ({ target: next }: Event) => (ownerOf(next) ? show(ownerOf(next)!) : hide())
  document.addEventListener('pointerover', onPointer, options)
  document.addEventListener('focusin', onFocus, options)
  document.addEventListener('pointerdown', hide, options)
  document.addEventListener('scroll', () => target && place(tip, target), options)
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && hide(), options)
  if (first instanceof PointerEvent) onPointer(first)
  else onFocus(first)
  return () => {
    hide()
    listening.abort()
  }
}

function ownerOf(target: EventTarget | null) {
  return target instanceof Element ? target.closest('[data-tooltip],[data-tooltip-cut],[data-instant]') : null
}

function textOf(element: Element): string | null {
  if (element instanceof HTMLTimeElement) return describeInstant(new Date(element.dateTime))
  if (!element.hasAttribute('data-tooltip-cut')) return element.getAttribute('data-tooltip')
  return element.scrollWidth > element.clientWidth ? element.textContent : null
}

/** Above the target if there is room, otherwise below, and always inside the window. */
function place(tip: HTMLElement, target: Element) {
  const [box, size] = [target.getBoundingClientRect(), tip.getBoundingClientRect()]
  const left = Math.min(Math.max(8, box.left + box.width / 2 - size.width / 2), innerWidth - size.width - 8)
  const above = box.top - size.height - 6
  tip.style.left = `${left}px`
  tip.style.top = `${above > 8 ? above : box.bottom + 6}px`
}

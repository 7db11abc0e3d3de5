/** What had the focus last, and what around it can take it, from the inside. */
let last: { element: Element; around: Element[] } | null = null

/**
 * From now on, the focus goes on when what has it leaves the page: to the nearest part around it that can take it, else to the
 * page's content. Browsers would let it fall to `body`, and the next Tab begin at the top.
 */
export function watchFocus(): void {
  addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return
    // From a toast it goes back to where it came from.
    const before = last && target.closest('[data-toaster]') ? [last.element, ...last.around] : []
    last = { element: target, around: [...partsAround(target), ...before] }
  })
  new MutationObserver(moveOn).observe(document, { childList: true, subtree: true })
}

function partsAround(element: Element): Element[] {
  const parent = element.parentElement?.closest('[tabindex="-1"]')
  return parent ? [parent, ...partsAround(parent)] : []
}

function moveOn(): void {
  if (!last || last.element.isConnected || document.activeElement !== document.body) return
  const part = last.around.find(({ isConnected }) => isConnected) ?? document.querySelector('main')
  last = null
  // What is read stays where it is.
  if (part instanceof HTMLElement) part.focus({ preventScroll: true })
}

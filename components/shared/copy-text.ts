/**
 * Copies text and returns whether it worked. Plain HTTP has no `navigator.clipboard`, so there the text is copied from
 * a textarea inside `within`, which a dialog's focus trap allows.
 */
export async function copyText(text: string, within: HTMLElement): Promise<boolean> {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      // Refused by permission or policy: the older way may still work.
    }
  }
  return copyBySelection(text, within)
}

function copyBySelection(text: string, within: HTMLElement): boolean {
  const focused = document.activeElement
  const area = document.createElement('textarea')
  area.value = text
  area.readOnly = true
  area.className = 'fixed top-0 left-0 size-px opacity-0'
  let reached = false
  area.addEventListener('copy', () => (reached = true))
  within.append(area)
  try {
    area.select()
    return document.execCommand('copy') && reached
  } catch {
    return false
  } finally {
    area.remove()
    if (focused instanceof HTMLElement) focused.focus()
  }
}

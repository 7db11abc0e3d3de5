/** Before a row goes with its remove button: keeps the focus at the next row's button, or at the one that adds a row. */
export function focusNeighbour(button: HTMLElement): void {
  const stops = [...(button.closest('[data-rows]')?.querySelectorAll<HTMLElement>('[data-row-stop]') ?? [])]
  stops[stops.indexOf(button) + 1]?.focus()
}

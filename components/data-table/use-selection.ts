import { useRef, useState } from 'react'

const none: ReadonlySet<string> = new Set()

/** Which rows are selected, of those in view: another page or filter starts with none. */
export function useSelection(here: string) {
  const [{ of, ids }, setSelection] = useState({ of: here, ids: none })
  const region = useRef<HTMLElement>(null)
  const select = (ids: Iterable<string>) => setSelection({ of: here, ids: new Set(ids) })

  function clearSelection() {
    select(none)
    // What had the focus goes away with it: the list takes it.
    region.current?.focus()
  }

  return { region, selected: of === here ? ids : none, select, clearSelection }
}

import { useRef, useState } from 'react'

const none: ReadonlySet<string> = new Set()

/** Which rows are selected, of those in view: another page or filter starts with none. */
export function useSelection(here: string) {
  const [selection, setSelection] = useState({ of: here, ids: none, isAll: false })
  const region = useRef<HTMLElement>(null)
  const isOfThese = selection.of === here
  const select = (ids: Iterable<string>) => setSelection({ of: here, ids: new Set(ids), isAll: false })

  function clearSelection() {
    select(none)
    // What had the focus goes away with it: the list takes it.
    region.current?.focus({ preventScroll: true })
  }

  return {
    region,
    selectedIds: isOfThese ? selection.ids : none,
    select,
    /** Whether all that match are selected, on other pages, too. */
    isAllSelected: isOfThese && selection.isAll,
    selectAll: (isAll: boolean) => setSelection((old) => ({ ...old, isAll })),
    clearSelection,
  }
}

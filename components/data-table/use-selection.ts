import { functionalUpdate, type RowSelectionState, type Updater } from '@tanstack/react-table'
import { useRef, useState } from 'react'

const none: RowSelectionState = {}

/** Which rows are selected, of those in view: another page or filter starts with none. */
export function useSelection(here: string) {
  const [selection, setSelection] = useState({ of: here, rows: none, isAll: false })
  const region = useRef<HTMLElement>(null)
  const rowsHere = ({ of, rows }: typeof selection) => (of === here ? rows : none)
  const onRowSelectionChange = (update: Updater<RowSelectionState>) =>
    setSelection((old) => ({ of: here, rows: functionalUpdate(update, rowsHere(old)), isAll: false }))

  function clearSelection() {
    onRowSelectionChange(none)
    // What had the focus goes away with it: the list takes it.
    region.current?.focus({ preventScroll: true })
  }

  return {
    region,
    rowSelection: rowsHere(selection),
    onRowSelectionChange,
    /** Whether all that match are selected, on other pages, too. */
    isAllSelected: selection.of === here && selection.isAll,
    selectAll: (isAll: boolean) => setSelection((old) => ({ ...old, isAll })),
    clearSelection,
  }
}

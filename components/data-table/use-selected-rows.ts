import { useList } from '#components/data-table/list-context.tsx'

/** Which rows in view are selected, and what their checkboxes do. */
export function useSelectedRows<Data extends { id: string }>(rows: readonly Data[]) {
  const { selectedIds, isAllSelected, select } = useList()
  const isSelected = ({ id }: Data) => isAllSelected || selectedIds.has(id)
  const selected = rows.filter(isSelected)
  const idsOf = (some: readonly Data[]) => some.map(({ id }) => id)
  const isWholePage = rows.length > 0 && selected.length === rows.length
  return {
    selected,
    isSelected,
    isWholePage,
    toggle: (row: Data) =>
      select(idsOf(isSelected(row) ? selected.filter((one) => one !== row) : [...selected, row])),
    togglePage: () => select(isWholePage ? [] : idsOf(rows)),
  }
}

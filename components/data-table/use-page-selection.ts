import { useList } from '#components/data-table/list-context.tsx'

/** Those of the rows in view that are selected, and all of them at once. */
export function usePageSelection<Data extends { id: string }>(rows: readonly Data[]) {
  const list = useList()
  const selected = rows.filter(({ id }) => list.selected.has(id))
  const isAll = rows.length > 0 && selected.length === rows.length
  const toggleAll = () => list.select(isAll ? [] : rows.map(({ id }) => id))
  return { selected, isAll, toggleAll }
}

import { metaHelper, rowSelectionFeature, tableFeatures } from '@tanstack/react-table'

export type ColumnLook = {
  /** What the column is called: in its header, and in front of its value where rows are cards. */
  label: string
  /** The key that the list is sorted by through this column's header. */
  sortKey?: string
  /** Widths in the table, and the place in a card. */
  className?: string
  /** A column that a card shows without its label. */
  plain?: boolean
}

/** All that our tables need of TanStack's: filters, order and pages are the database's work. */
export const features = tableFeatures({ rowSelectionFeature, columnMeta: metaHelper<ColumnLook>() })

import type { ReactNode } from 'react'
import type { Column } from '#components/data-table/list-definition.ts'
import { classNames } from '#components/ui/class-names.ts'

export type Look = Omit<Column<never, never>, 'cell'>

type Props = {
  columns: readonly Look[]
  caption: string
  /** Old rows stay, dimmed, while new ones load. */
  stale?: boolean
  selectAll?: ReactNode
  header: (at: number) => ReactNode
  order?: (at: number) => 'asc' | 'desc' | undefined
  children: ReactNode
}

/** A table that becomes a list of cards on narrow screens, with the same ARIA roles. */
export function TableFrame({ columns, caption, stale, selectAll, header, order, children }: Props) {
  return (
    <div className="rounded-card border border-line bg-surface">
      <table role="table" aria-busy={stale} className="w-full table-fixed text-sm @max-2xl:block">
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup" className="@max-2xl:hidden">
          <tr role="row" className="border-b border-line text-text-muted">
            {selectAll && (
              <th role="columnheader" scope="col" className="w-11 p-0">
                <label className="grid h-10 cursor-pointer place-content-center pl-1">{selectAll}</label>
              </th>
            )}
            {columns.map((column, at) => {
              const by = order?.(at)
              return (
                <th
                  key={column.label}
                  role="columnheader"
                  scope="col"
                  aria-sort={by && ariaOrders[by]}
                  className={classNames(
                    'h-10 px-2 text-left font-medium',
                    at === 0 && !selectAll && 'pl-4',
                    columnClass(column),
                  )}
                >
                  {header(at)}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody
          role="rowgroup"
          className={classNames('transition-opacity @max-2xl:block', stale && 'opacity-60')}
        >
          {children}
        </tbody>
      </table>
    </div>
  )
}

/** The heading of the rows below it. */
export function GroupFrame({ columns, children }: { columns: readonly Look[]; children: ReactNode }) {
  return (
    <tr role="row" className="border-b border-line bg-surface-muted @max-2xl:block">
      <th
        role="rowheader"
        colSpan={columns.length}
        className="h-9 px-4 text-left font-medium text-text-muted @max-2xl:flex @max-2xl:items-center"
      >
        <span role="heading" aria-level={2}>
          {children}
        </span>
      </th>
    </tr>
  )
}

const ariaOrders = { asc: 'ascending', desc: 'descending' } as const

type RowProps = {
  id?: string
  columns: readonly Look[]
  select?: ReactNode
  isSelected?: boolean
  isMuted?: boolean
  isBusy?: boolean
  cell: (at: number) => ReactNode
}

export function RowFrame({ id, columns, select, isSelected, isMuted, isBusy, cell }: RowProps) {
  return (
    <tr
      role="row"
      data-row={id}
      data-selected={isSelected || undefined}
      aria-busy={isBusy || undefined}
      className={classNames(
        'border-b border-line transition-colors last:border-b-0 hover:bg-surface-muted data-selected:bg-accent-soft',
        '@max-2xl:grid @max-2xl:py-2',
        select
          ? '@max-2xl:grid-cols-[2.75rem_minmax(0,1fr)_auto]'
          : '@max-2xl:grid-cols-[1rem_minmax(0,1fr)_auto]',
        'first:rounded-t-card last:rounded-b-card @2xl:h-15',
        isMuted && 'text-text-muted',
        isBusy && 'opacity-60',
      )}
    >
      {select && (
        <td role="cell" className="p-0 @max-2xl:row-start-1">
          <label className="grid h-10 cursor-pointer place-content-center pl-1">{select}</label>
        </td>
      )}
      {columns.map((column, at) => {
        const { label } = column
        const isLabelled = at > 0 && label !== ''
        return (
          <td
            key={label}
            role="cell"
            className={classNames(
              'px-2 @max-2xl:pl-0',
              at === 0 && !select && '@2xl:pl-4',
              cardClass(columns, at),
              columnClass(column),
            )}
          >
            {isLabelled && <span className="w-24 shrink-0 text-text-muted @2xl:hidden">{label}</span>}
            {cell(at)}
          </td>
        )
      })}
    </tr>
  )
}

const columnClass = ({ label, className }: Look) => className ?? (label ? undefined : '@2xl:w-12')

/** The place in a card. */
function cardClass(columns: readonly Look[], at: number): string {
  if (!columns[at]!.label) return '@max-2xl:col-start-3 @max-2xl:row-start-1 @max-2xl:px-2'
  if (at > 0) {
    return '@max-2xl:col-span-2 @max-2xl:col-start-2 @max-2xl:flex @max-2xl:gap-2 @max-2xl:py-0.5 @max-2xl:pr-4'
  }
  return columns.at(-1)!.label
    ? '@max-2xl:col-span-2 @max-2xl:col-start-2 @max-2xl:pt-2 @max-2xl:pr-4 @max-2xl:pb-1'
    : '@max-2xl:col-start-2 @max-2xl:pt-2.5 @max-2xl:pb-1'
}

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
  const cells = cellClasses(columns)
  return (
    <tr
      role="row"
      data-row={id}
      data-selected={isSelected || undefined}
      aria-busy={isBusy || undefined}
      className={classNames('list-row', isMuted && 'text-text-muted', isBusy && 'opacity-60')}
    >
      {select && (
        <td role="cell" className="list-select">
          <label>{select}</label>
        </td>
      )}
      {columns.map(({ label, card }, at) => (
        <td
          key={label}
          role="cell"
          data-one-line={card === 'one-line' || card === 'beside' || undefined}
          className={classNames(cells[at], at === 0 && !select && '@2xl:pl-4')}
        >
          {at > 0 && label !== '' && <span className="sr-only @2xl:hidden">{label}</span>}
          {cell(at)}
        </td>
      ))}
    </tr>
  )
}

/** For the second line in a cell: in cards it is left out where the column says so. */
export const secondLine = '@max-2xl:in-data-one-line:hidden'

const columnClass = ({ label, className }: Look) => className ?? (label ? undefined : '@2xl:w-12')

const known = new WeakMap<readonly Look[], string[]>()

/** Those of the cells of one row: worked out once for all rows. */
function cellClasses(columns: readonly Look[]): string[] {
  const classes =
    known.get(columns) ??
    columns.map((column, at) => classNames('list-cell', cardPlace(columns, at), columnClass(column)))
  known.set(columns, classes)
  return classes
}

/** The place in a card: the menu is at the end of the first line, which therefore ends before it. */
function cardPlace(columns: readonly Look[], at: number): string {
  const { card } = columns[at]!
  const beside = columns.findIndex((column) => column.card === 'beside')
  const besideMenu = columns.some(isMenu) && '@max-2xl:mr-8'
  if (at === 0) return beside === -1 ? classNames('card-line', besideMenu) : 'card-name'
  if (card === 'left-out') return '@max-2xl:hidden'
  if (card === 'beside') return classNames('card-beside', besideMenu)
  if (card === 'below') return '@max-2xl:order-4 @max-2xl:min-w-0 @max-2xl:basis-full'
  if (isMenu(columns[at]!)) return 'card-menu'
  const isLast = !columns.slice(at + 1).some((next) => next.label && !outside.has(next.card))
  return classNames('card-fact', !isLast && "@max-2xl:after:content-['·']")
}

const isMenu = ({ label, card }: Look) => label === '' && !card

/** Not on the second line. */
const outside = new Set<Look['card']>(['beside', 'below', 'left-out'])

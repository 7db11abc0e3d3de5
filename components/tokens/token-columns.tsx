import { createColumnHelper } from '@tanstack/react-table'
import type { ReactNode } from 'react'
import type { features } from '#components/data-table/table-features.ts'
import { ExpiresCell, LastUsedCell, NameCell } from '#components/tokens/token-cells.tsx'
import { TokenRowMenu } from '#components/tokens/token-row-menu.tsx'
import { TokenStatusWord } from '#components/tokens/token-status-word.tsx'
import type { AnyToken } from '#lib/tokens/public-token.ts'

/** What differs between lists of tokens. */
type Own<Token> = {
  /** What a token is called, and what tells it apart. */
  name: { label: string; sortKey: string; below: (token: Token) => ReactNode }
  /** What it may do. */
  access: { label: string; sortKey?: string; cell: (token: Token) => ReactNode }
  created: (token: Token) => ReactNode
}

export function tokenColumns<Token extends AnyToken>({ name, access, created }: Own<Token>) {
  const { display } = createColumnHelper<typeof features, Token>()
  return [
    display({
      id: 'name',
      cell: ({ row }) => <NameCell token={row.original} below={name.below(row.original)} />,
      meta: {
        label: name.label,
        sortKey: name.sortKey,
        plain: true,
        className: '@max-2xl:pt-2.5 @max-2xl:pb-1',
      },
    }),
    display({
      id: 'access',
      cell: ({ row }) => access.cell(row.original),
      meta: {
        label: access.label,
        ...(access.sortKey && { sortKey: access.sortKey }),
        className: '@2xl:w-39 @4xl:w-42',
      },
    }),
    display({
      id: 'status',
      cell: ({ row }) => <TokenStatusWord status={row.original.status} />,
      meta: { label: 'Status', className: '@2xl:w-21 @4xl:w-24' },
    }),
    display({
      id: 'created',
      cell: ({ row }) => created(row.original),
      meta: { label: 'Created', sortKey: 'created', className: '@2xl:w-28 @2xl:@max-4xl:hidden' },
    }),
    display({
      id: 'used',
      cell: ({ row }) => <LastUsedCell token={row.original} />,
      meta: { label: 'Last used', sortKey: 'used', className: '@2xl:w-26 @4xl:w-30' },
    }),
    display({
      id: 'expires',
      cell: ({ row }) => <ExpiresCell token={row.original} />,
      meta: { label: 'Expires', sortKey: 'expires', className: '@2xl:w-28 @4xl:w-38' },
    }),
    display({
      id: 'menu',
      cell: ({ row }) => <TokenRowMenu token={row.original} />,
      meta: {
        label: '',
        plain: true,
        className: '@2xl:w-12 @max-2xl:col-start-3 @max-2xl:row-start-1 @max-2xl:px-2',
      },
    }),
  ]
}

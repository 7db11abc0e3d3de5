import { RowFrame, TableFrame } from '#components/data-table/table-frame.tsx'
import { oneLineInCards, TwoLines } from '#components/tokens/token-cells.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { Owner } from '#lib/owners.ts'
import { tokenPaths } from '#lib/token-paths.ts'
import type { DeletedToken } from '#lib/tokens/list-deleted-tokens.ts'

type Props = { owner: Owner; tokens: DeletedToken[]; now: Date }

const columns = [{ label: 'Token' }, { label: 'Deleted', className: '@2xl:w-64' }]

export function DeletedTokens({ owner, tokens, now }: Props) {
  if (tokens.length === 0) {
    return (
      <div className="rounded-card border border-line bg-surface">
        <EmptyState title="No access token was deleted in the last 30 days." />
      </div>
    )
  }
  return (
    <div className="@container">
      <TableFrame columns={columns} caption="Recently deleted" header={(at) => columns[at]!.label}>
        {tokens.map(({ id, name, hint, deletion: { at, by } }) => (
          <RowFrame
            key={id}
            columns={columns}
            cell={(column) =>
              column === 0 ? (
                <TwoLines below={<span className="font-mono">{hint}</span>}>
                  <Link
                    href={tokenPaths(owner).page(id)}
                    dir="auto"
                    data-tooltip-cut
                    className="block w-fit max-w-full truncate rounded-sm text-left font-medium hover:underline pointer-coarse:-my-2.5 pointer-coarse:py-2.5"
                  >
                    {name}
                  </Link>
                </TwoLines>
              ) : (
                <TwoLines below={by !== null && <>by {by}</>} className={oneLineInCards}>
                  <Time at={at} now={now} className="@max-2xl:before:content-['Deleted_']" />
                </TwoLines>
              )
            }
          />
        ))}
      </TableFrame>
    </div>
  )
}

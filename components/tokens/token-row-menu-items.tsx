import { useList } from '#components/data-table/list-context.tsx'
import type { TokenCells } from '#components/tokens/token-row-menu.tsx'
import { useTokenChanges } from '#components/tokens/use-token-changes.ts'
import { MenuItem, MenuLink, MenuSeparator } from '#components/ui/menu-item.tsx'
import { tokenPaths } from '#lib/token-paths.ts'
import { isEditable, isRotatable } from '#lib/tokens/editable.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'

/** What can be done to a token, by its status. */
export function TokenRowMenuItems({ token, owner, canReactivate, ask }: TokenCells & { token: AnyToken }) {
  const { change } = useList()
  const { activate, deactivate } = useTokenChanges({ owner, canReactivate, change })
  const turnOff = () => (canReactivate ? deactivate(token) : ask({ to: 'deactivate', tokens: [token] }))
  return (
    <>
      {isEditable(token.status, { canReactivate }) && (
        <>
          {token.source === 'manual' && <MenuLink href={tokenPaths(owner).access(token.id)}>Edit</MenuLink>}
          {token.status === 'active' ? (
            <MenuItem onClick={turnOff}>Deactivate</MenuItem>
          ) : (
            <MenuItem onClick={() => activate(token)}>Activate</MenuItem>
          )}
        </>
      )}
      {isRotatable(token, { canReactivate }) && (
        <MenuLink href={tokenPaths(owner).rotate(token.id)}>Rotate</MenuLink>
      )}
      <MenuLink href={tokenPaths(owner).duplicate(token.id)}>Duplicate</MenuLink>
      <MenuSeparator />
      <MenuItem danger onClick={() => ask({ to: 'delete', tokens: [token] })}>
        Delete
      </MenuItem>
    </>
  )
}

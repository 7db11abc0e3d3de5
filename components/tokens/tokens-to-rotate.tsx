import { TokenStatusLabel } from '#components/tokens/token-status-label.tsx'
import { nameOf } from '#lib/tokens/name-of.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'

export function TokensToRotate({ tokens }: { tokens: AnyToken[] }) {
  return (
    <ul
      tabIndex={0}
      aria-label="Tokens to rotate"
      className="mb-6 flex max-h-64 max-w-[35rem] flex-col divide-y divide-line overflow-y-auto rounded-card border border-line bg-surface"
    >
      {tokens.map((token) => (
        <li key={token.id} className="flex items-baseline gap-4 px-3.5 py-2">
          <span dir="auto" className="min-w-0 flex-1 truncate text-left font-medium">
            {nameOf(token)}
          </span>
          <span className="font-mono text-xs text-text-muted max-sm:hidden">{token.hint}</span>
          <TokenStatusLabel status={token.status} />
        </li>
      ))}
    </ul>
  )
}

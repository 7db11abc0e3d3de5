import { RowFrame, TableFrame } from '#components/data-table/table-frame.tsx'
import { oneLineInCards, TwoLines } from '#components/tokens/token-cells.tsx'
import { Section } from '#components/ui/card.tsx'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import type { TokenExchange } from '#lib/usage/token-exchanges.ts'

type Props = { exchanges: TokenExchange[]; now: Date }

const columns = [
  { label: 'What' },
  { label: 'Result', className: '@2xl:w-36 @4xl:w-44', card: 'beside' },
  { label: 'From', className: '@2xl:w-40 @4xl:w-56' },
  { label: 'When', className: '@2xl:w-28 @4xl:w-36' },
] as const

export const outcomes = {
  granted: { tone: 'good', label: 'Granted' },
  partly: { tone: 'soon', label: 'Partly granted' },
  refused: { tone: 'gone', label: 'Refused' },
} as const

const doors = { registry: 'Registry', api: 'API', service: 'Service', git: 'Git' }

/** What a token was last used for, or refused. */
export function TokenExchanges({ exchanges, now }: Props) {
  if (exchanges.length === 0) {
    return (
      <Section title="Last exchanges" className="mt-8">
        <p className="text-text-muted">No exchange has been recorded yet.</p>
      </Section>
    )
  }
  return (
    <Section title="Last exchanges" className="@container mt-8">
      <TableFrame columns={columns} caption="Last exchanges" header={(at) => columns[at]!.label}>
        {exchanges.map((exchange, at) => (
          <RowFrame key={at} columns={columns} cell={(column) => cells[column]!({ exchange, now })} />
        ))}
      </TableFrame>
    </Section>
  )
}

type Cell = { exchange: TokenExchange; now: Date }

const cells = [
  ({ exchange: { action, reason } }: Cell) => (
    <TwoLines below={reason && <bdi>{reason.endsWith('.') ? reason : `Not granted: ${reason}`}</bdi>}>
      <bdi className="block truncate font-medium" data-tooltip-cut tabIndex={0}>
        {sentence(action)}
      </bdi>
    </TwoLines>
  ),
  ({ exchange: { outcome } }: Cell) => (
    <Status tone={outcomes[outcome].tone}>{outcomes[outcome].label}</Status>
  ),
  ({ exchange: { address, client } }: Cell) => (
    <TwoLines below={client} className={oneLineInCards}>
      <span className="tabular-nums">{address ?? 'Unknown address'}</span>
    </TwoLines>
  ),
  ({ exchange: { at, door }, now }: Cell) => (
    <TwoLines below={doors[door]} className={oneLineInCards}>
      <Time at={at} now={now} />
    </TwoLines>
  ),
]

const sentence = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

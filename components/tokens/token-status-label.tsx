import { statusLabels } from '#components/tokens/token-labels.ts'
import { Status } from '#components/ui/status.tsx'
import type { TokenStatus } from '#lib/tokens/status.ts'

const tones = { active: 'good', inactive: 'off', expired: 'gone' } as const

export function TokenStatusLabel({ status }: { status: TokenStatus }) {
  return <Status tone={tones[status]}>{statusLabels[status]}</Status>
}

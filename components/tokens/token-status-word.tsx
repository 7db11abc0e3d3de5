import { statusWords } from '#components/tokens/token-words.ts'
import { Status } from '#components/ui/status.tsx'
import type { TokenStatus } from '#lib/tokens/status.ts'

const tones = { active: 'good', inactive: 'off', expired: 'gone' } as const

export function TokenStatusWord({ status }: { status: TokenStatus }) {
  return <Status tone={tones[status]}>{statusWords[status]}</Status>
}

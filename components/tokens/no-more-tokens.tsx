import { refusalId } from '#components/tokens/new-token-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { TokenAllowance } from '#lib/tokens/token-allowance.ts'

/** Says why no more tokens can be made, if it is so. What there are go on, or wait for a plan that has tokens. */
export function NoMoreTokens({ allowance: { used, limit, refusal } }: { allowance: TokenAllowance }) {
  if (refusal === null) return null
  const idle = limit === 0 ? ` Until then ${used === 1 ? 'this one signs' : 'these sign'} nothing in.` : ''
  return (
    <Notice className="mb-4">
      <p id={refusalId}>
        {refusal}
        {idle}
      </p>
    </Notice>
  )
}

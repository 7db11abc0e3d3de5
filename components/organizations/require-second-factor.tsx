import { useId, type ComponentProps } from 'react'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import type { WithoutSecondFactor } from '#lib/members/list-without-second-factor.ts'
import { paths } from '#lib/paths.ts'

type Props = {
  checkbox: Omit<ComponentProps<typeof Checkbox>, 'className' | 'disabled'>
  without: WithoutSecondFactor
  isRequired: boolean
  error: string | undefined
}

/** The choice, with whom it shuts out; who would be one of them can't make it. */
export function RequireSecondFactor({ checkbox, without, isRequired, error }: Props) {
  const id = useId()
  const isRefused = without.isOneself && !isRequired
  return (
    <div>
      <label className="flex cursor-pointer items-start gap-3 has-disabled:cursor-not-allowed">
        <Checkbox {...checkbox} disabled={isRefused} aria-describedby={`${id}-who`} className="mt-0.5" />
        <span>
          <span className="block font-medium">Require two-factor authentication</span>
          <span className="block text-sm text-text-muted">
            Who has none gets nothing of the organization, in the browser or by a personal access token, until
            they set it up. Its own access tokens keep working.
          </span>
        </span>
      </label>
      <p id={`${id}-who`} className="mt-1.5 ml-7 text-sm wrap-anywhere text-text-muted">
        {error && <span className="text-danger">{error} </span>}
        {whoIsShutOut(without, isRequired)}
        {isRefused && (
          <>
            {' '}
            You are one of them: <TextLink href={paths.security}>set it up for your account</TextLink> first.
          </>
        )}
      </p>
    </div>
  )
}

function whoIsShutOut({ total, usernames }: WithoutSecondFactor, isRequired: boolean): string {
  if (total === 0) return 'Everyone has set it up.'
  const who = total === 1 ? '1 person' : `${total} people`
  const others = total - usernames.length
  const names = [...usernames, ...(others > 0 ? [`${others} others`] : [])].join(', ')
  return `${who} ${isRequired ? (total === 1 ? 'has' : 'have') : 'would have'} no access: ${names}.`
}

import { CircleCheck, CircleX } from '@lucide/icons'
import type { ReactNode } from 'react'
import { Icon } from '#components/ui/icon.tsx'
import type { TriedAssertion } from '#lib/workloads/try-assertion.ts'

/** Each thing that is checked, with what came and what is expected. */
export function TriedClaims({ tried }: { tried: TriedAssertion }) {
  const { signature, checks, wasUsed, isActive } = tried
  const holds = signature === null && checks.every((check) => check.holds) && !wasUsed && isActive
  return (
    <section aria-label="Result" className="flex flex-col gap-3">
      <p role="status" className="font-medium">
        {holds ? 'It would get a token.' : 'It would be refused.'}
      </p>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface text-sm">
        {!isActive && <Line holds={false} name="status" text="This trusted workload is inactive." />}
        <Line holds={signature === null} name="signature" text={signature ?? 'Right.'} />
        {checks.map(({ claim, came, expected, holds }, place) => (
          <Line
            key={place}
            holds={holds}
            name={claim}
            text={
              <>
                <span className="font-mono wrap-anywhere">{came ?? 'missing'}</span>
                {!holds && (
                  <span className="block text-text-muted">
                    Expected: <span className="font-mono wrap-anywhere">{expected}</span>
                  </span>
                )}
              </>
            }
          />
        ))}
        {wasUsed && <Line holds={false} name="jti" text="It was exchanged before, and each is once." />}
      </ul>
    </section>
  )
}

function Line({ holds, name, text }: { holds: boolean; name: string; text: ReactNode }) {
  const icon = holds ? CircleCheck : CircleX
  return (
    <li className="flex items-start gap-3 px-4 py-2.5">
      <Icon
        icon={icon}
        aria-label={holds ? 'Holds' : 'Does not hold'}
        className={holds ? 'mt-0.5 size-4 shrink-0 text-success' : 'mt-0.5 size-4 shrink-0 text-danger'}
      />
      <span className="w-60 shrink-0 font-mono wrap-anywhere max-sm:w-28">{name}</span>
      <span className="min-w-0 flex-1">{text}</span>
    </li>
  )
}

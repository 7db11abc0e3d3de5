'use client'

import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogActions } from '#components/ui/dialog.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { paths } from '#lib/paths.ts'
import { issuerKind, type WorkloadKind } from '#lib/workloads/issuer-kinds.ts'

type Props = { organization: string; workload: string; kind: WorkloadKind; claims: Record<string, string> }

/** What one assertion said; each claim that a rule can be by leads to the form with it. */
export function AttemptClaims({ organization, workload, kind, claims }: Props) {
  const [open, setOpen] = useState(false)
  const { claims: known, takesOtherClaims } = issuerKind(kind)
  const canBe = (claim: string) =>
    known.some((one) => one.claim === claim) || (takesOtherClaims && !general.includes(claim))
  const edit = (claim: string, value: string) =>
    `${paths.workload(organization, workload)}/edit?${new URLSearchParams({ claim, value })}`
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        Claims
      </Button>
      {open && (
        <Dialog
          onClose={() => setOpen(false)}
          title="What the token said"
          description="Without its signature. Nothing is changed before you save the form."
        >
          <dl className="flex max-h-[60vh] flex-col gap-2.5 overflow-y-auto text-sm">
            {Object.entries(claims).map(([claim, value]) => (
              <div key={claim} className="flex items-baseline justify-between gap-4">
                <div className="min-w-0">
                  <dt className="font-mono text-text-muted">{claim}</dt>
                  <dd className="font-mono wrap-anywhere">{value}</dd>
                </div>
                {canBe(claim) && (
                  <TextLink href={edit(claim, value)} prefetch={false} className="shrink-0">
                    Make a condition
                  </TextLink>
                )}
              </div>
            ))}
          </dl>
          <DialogActions>
            <Button onClick={() => setOpen(false)}>Close</Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  )
}

const general = ['iss', 'aud', 'exp', 'nbf', 'iat', 'jti']

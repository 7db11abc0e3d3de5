'use client'

import { Braces } from '@lucide/icons'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogActions } from '#components/ui/dialog.tsx'
import { Icon } from '#components/ui/icon.tsx'
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
      <Button
        look="quiet"
        size="icon"
        aria-label="Claims"
        data-tooltip="Claims"
        onClick={() => setOpen(true)}
      >
        <Icon icon={Braces} className="size-4" />
      </Button>
      {open && (
        <Dialog
          onClose={() => setOpen(false)}
          title="What the token said"
          description="Without its signature. Nothing is changed before you save the form."
        >
          <dl className="flex max-h-[60vh] flex-col gap-2.5 overflow-y-auto text-sm">
            {Object.entries(claims).map(([claim, value]) => (
              <div key={claim} className="grid grid-cols-[1fr_auto] gap-x-4">
                <dt className="font-mono wrap-anywhere text-text-muted">{claim}</dt>
                <dd className="col-start-1 font-mono wrap-anywhere">{value}</dd>
                {canBe(claim) && (
                  <dd className="col-start-2 row-span-2 row-start-1">
                    <TextLink href={edit(claim, value)}>Make a condition</TextLink>
                  </dd>
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

import { useEffect, useRef } from 'react'
import { Card } from '#components/ui/card.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { paths } from '#lib/paths.ts'

export type Outcome = {
  deviceName: string
  decision: 'approve' | 'deny'
  /** Whether it asked for certain access, rather than to be signed in. */
  isRequest: boolean
}

/** What was decided; the focus goes there from the button that is gone. */
export function DeviceOutcome({ deviceName, decision, isRequest }: Outcome) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const isApproved = decision === 'approve'
  return (
    <Card className="flex max-w-[560px] flex-col gap-2">
      <h2 ref={heading} tabIndex={-1} className="text-lg font-semibold wrap-anywhere outline-none">
        {isApproved ? 'Approved' : 'Denied'} <bdi>{deviceName}</bdi>
      </h2>
      <p>
        {isApproved
          ? 'It gets its access token within a few seconds. Go back to the device; you can close this page.'
          : 'It gets nothing. You can close this page.'}
      </p>
      <p>
        {isRequest ? (
          <TextLink href={`${paths.security}?source=request`}>Requested tokens</TextLink>
        ) : (
          <TextLink href={`${paths.security}?source=auto`}>Signed-in devices</TextLink>
        )}
      </p>
    </Card>
  )
}

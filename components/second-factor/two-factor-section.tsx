import { Section } from '#components/ui/card.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Status } from '#components/ui/status.tsx'
import { paths } from '#lib/paths.ts'

/** Stands on the page about security. */
export function TwoFactorSection({ since }: { since: Date | null }) {
  return (
    <Section
      className="mt-8"
      title="Two-factor authentication"
      description="Signing in takes a code from your phone, too, so that a stolen password is not enough."
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Status tone={since ? 'good' : 'off'}>{since ? 'On' : 'Off'}</Status>
        <LinkButton href={paths.twoFactor}>{since ? 'Manage' : 'Set up'}</LinkButton>
      </div>
    </Section>
  )
}

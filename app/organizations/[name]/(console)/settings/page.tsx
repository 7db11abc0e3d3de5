import type { Metadata } from 'next'
import { DeleteOrganization } from '#components/organizations/delete-organization.tsx'
import { loadOrRefuse } from '#components/organizations/load-or-refuse.tsx'
import { planMeaning } from '#components/organizations/plan-meaning.ts'
import { SettingsForm } from '#components/organizations/settings-form.tsx'
import { Section } from '#components/ui/card.tsx'
import { Fact, Facts } from '#components/ui/facts.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { listWithoutSecondFactor } from '#lib/members/list-without-second-factor.ts'
import { getSettings } from '#lib/organizations/get-settings.ts'
import { planNames } from '#lib/organizations/plans.ts'
import { settingsOf } from '#lib/organizations/update-organization.ts'

export const metadata: Metadata = { title: 'Settings' }

type Props = { params: Promise<{ name: string }> }

export default async function SettingsPage({ params }: Props) {
  const [actor, { name }] = [await requireActor(), await params]
  const page = { organization: name, title: 'Settings' }
  const { data: organization, refusal } = await loadOrRefuse(getSettings(actor, name), page)
  if (refusal) return refusal
  const { plan } = organization
  const without = await listWithoutSecondFactor(actor, name)
  return (
    <>
      <PageHeader title="Settings" />
      <Facts className="max-w-[560px] sm:grid-cols-[auto_1fr]">
        <Fact name="Plan">{planNames[plan]}</Fact>
        <Fact name="Includes">{planMeaning(plan)} Only a site administrator can change the plan.</Fact>
      </Facts>
      <div className="flex flex-col gap-8">
        <SettingsForm name={name} settings={settingsOf(organization)} without={without} />
        <Section title="Delete" description="This can't be undone, and nobody can use the name again.">
          <DeleteOrganization name={name} />
        </Section>
      </div>
    </>
  )
}

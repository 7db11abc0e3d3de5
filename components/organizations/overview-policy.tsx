import { planMeaning } from '#components/organizations/plan-meaning.ts'
import { Section } from '#components/ui/card.tsx'
import { Fact, Facts } from '#components/ui/facts.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { may, type Standing } from '#lib/authz/standing.ts'
import { planNames } from '#lib/organizations/plans.ts'
import { paths } from '#lib/paths.ts'

/** What the plan and the settings allow. */
export function OverviewPolicy({ organization }: { organization: Standing }) {
  const { name, plan, maxTokenDays, canReactivateTokens, requiresSecondFactor } = organization
  return (
    <Section title="Policy">
      <Facts className="mb-0!">
        <Fact name="Plan">
          {planNames[plan]}: {planMeaning(plan)}
        </Fact>
        <Fact name="Lifetime of access tokens">
          {maxTokenDays
            ? `At most ${maxTokenDays} ${maxTokenDays === 1 ? 'day' : 'days'}`
            : 'Without a limit'}
        </Fact>
        <Fact name="Inactive access tokens">
          {canReactivateTokens ? 'Can be activated again' : 'Can only be deleted'}
        </Fact>
        <Fact name="Two-factor authentication">
          {requiresSecondFactor ? 'Required of all members' : 'Not required'}
        </Fact>
      </Facts>
      {may(organization, 'organization.edit') && (
        <p>
          <TextLink href={paths.organizationSettings(name)}>Change the settings</TextLink>
        </p>
      )}
    </Section>
  )
}

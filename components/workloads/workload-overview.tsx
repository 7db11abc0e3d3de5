import { Section } from '#components/ui/card.tsx'
import { Fact, Facts } from '#components/ui/facts.tsx'
import { Status } from '#components/ui/status.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import { describeRule } from '#components/workloads/describe-rule.ts'
import { EndWorkload } from '#components/workloads/end-workload.tsx'
import { WorkloadSnippets } from '#components/workloads/workload-snippets.tsx'
import type { CiRecipe } from '#components/workloads/ci-recipes.ts'
import { grantOf } from '#lib/grants/grant-of.ts'
import { paths } from '#lib/paths.ts'
import type { WorkloadKind } from '#lib/workloads/issuer-kinds.ts'
import type { WorkloadDetails } from '#lib/workloads/public-workload.ts'
import { ruleWarning } from '#lib/workloads/rule-problem.ts'

const recipeOf: Partial<Record<WorkloadKind, CiRecipe['id']>> = {
  ...{ github: 'github', github_server: 'github', gitlab: 'gitlab', forgejo: 'forgejo' },
  ...{ buildkite: 'buildkite', circleci: 'circleci', kubernetes: 'kubernetes', oidc: 'curl' },
}

type Props = { organization: string; workload: WorkloadDetails; origin: string; now: Date }

/** Who gets what, how it stands, and how a job uses it. */
export function WorkloadOverview({ organization, workload, origin, now }: Props) {
  const { id, name, kind, grant, isActive, lifetimeMinutes, lastTokenAt, lastRefusedAt } = workload
  const summary = grantOf('organization').summarize(grant, organization, grant.services)
  const warning = ruleWarning(workload)
  return (
    <>
      <p className="mb-6 max-w-[45rem] text-lg wrap-anywhere">
        {describeRule(workload)}{' '}
        {'missing' in summary
          ? 'They can do nothing any more: add something under Edit.'
          : `They can ${summary.can}, each for ${lifetimeMinutes} minutes.`}
        {warning && <span className="block text-base text-text-muted">{warning}</span>}
      </p>
      <Facts className="sm:grid-cols-2 lg:grid-cols-3">
        <Fact name="Status">
          <Status tone={isActive ? 'good' : 'off'}>{isActive ? 'Active' : 'Inactive'}</Status>
        </Fact>
        <Fact name="Last token">
          {lastTokenAt ? (
            <TextLink href={`${paths.accessTokens(organization)}?workload=${id}`}>
              <Time at={lastTokenAt} now={now} />
            </TextLink>
          ) : (
            'None yet'
          )}
        </Fact>
        <Fact name="Last refused">
          {lastRefusedAt ? (
            <TextLink href={`${paths.workload(organization, id)}/attempts?outcome=refused`}>
              <Time at={lastRefusedAt} now={now} />
            </TextLink>
          ) : (
            'None'
          )}
        </Fact>
        <Fact name="Issuer">{workload.issuer}</Fact>
        <Fact name="Audience">{workload.audience}</Fact>
        <Fact name="Keys">{workload.jwks ? 'Pasted' : 'From the issuer'}</Fact>
        <Fact name="ID">
          <span className="font-mono">{id}</span>
        </Fact>
        <Fact name="Created">
          <Time at={workload.createdAt} now={now} />
          <span className="block text-text-muted">by {workload.createdBy}</span>
        </Fact>
      </Facts>
      <div className="flex flex-col gap-8">
        <Section title="Use it" description="What a job or pod needs. No secret is stored there.">
          <WorkloadSnippets
            {...{ organization, url: origin, workload: id, audience: workload.audience }}
            start={recipeOf[kind]}
          />
        </Section>
        <Section title="Deactivate or delete" description="Tokens that it has made end at once.">
          <EndWorkload {...{ organization, id, name, isActive }} />
        </Section>
      </div>
    </>
  )
}

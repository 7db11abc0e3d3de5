import {
  organizationGrantForm,
  type OrganizationGrantValues,
} from '#components/tokens/organization-grant-form.ts'
import type { GivenService } from '#lib/grants/given-service.ts'
import { issuerKind, type WorkloadKind } from '#lib/workloads/issuer-kinds.ts'
import type { WorkloadDetails } from '#lib/workloads/public-workload.ts'
import type { CreateWorkload } from '#lib/workloads/schema.ts'

/** What the form holds: keys as they were pasted, and what a token may do as its form has it. */
export type WorkloadFormValues = OrganizationGrantValues & {
  name: string
  issuer: string
  audience: string
  conditions: { claim: string; value: string }[]
  jwks: string
  lifetimeMinutes: number
  allowsForks: boolean
  allowsPullRequestTarget: boolean
  services: GivenService[]
}

/** What the form for a new one starts with: a line for each id that the rule may be by. */
export function startingRule(kind: WorkloadKind, audience: string): WorkloadFormValues {
  const { issuer, claims } = issuerKind(kind)
  const ids = claims.filter(({ isId }) => isId).slice(0, 2)
  return {
    ...organizationGrantForm.empty,
    ...{ name: '', audience, jwks: '', lifetimeMinutes: 15, services: [] },
    issuer: 'fixed' in issuer ? issuer.fixed : '',
    conditions: ids.map(({ claim }) => ({ claim, value: '' })),
    ...{ allowsForks: false, allowsPullRequestTarget: false },
  }
}

export function ruleValues({ grant, jwks, ...workload }: WorkloadDetails): WorkloadFormValues {
  const { name, issuer, audience, conditions, lifetimeMinutes, allowsForks, allowsPullRequestTarget } =
    workload
  const { services, ...images } = grant
  return {
    ...{
      name,
      issuer,
      audience,
      conditions,
      lifetimeMinutes,
      allowsForks,
      allowsPullRequestTarget,
      services,
    },
    ...organizationGrantForm.prefilled(images),
    jwks: jwks ? JSON.stringify(jwks, null, 2) : '',
  }
}

/** What the verbs take of the changed values; a line that was left empty is none. */
export function ruleToSend<Values extends Partial<WorkloadFormValues>>(values: Values) {
  const { conditions, manages, publicRead, repositories, scopes, ...others } = values
  const grant =
    manages === undefined || !repositories || !scopes || publicRead === undefined
      ? {}
      : organizationGrantForm.granted({ manages, publicRead, repositories, scopes })
  return {
    ...others,
    ...grant,
    ...(conditions && { conditions: conditions.filter(({ value }) => value.trim() !== '') }),
  } as unknown as Pick<CreateWorkload, keyof Values & keyof CreateWorkload>
}

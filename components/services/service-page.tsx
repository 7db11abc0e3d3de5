import { DeleteService } from '#components/services/delete-service.tsx'
import { EditService } from '#components/services/edit-service.tsx'
import { BackLink } from '#components/ui/back-link.tsx'
import { Section } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { servicePaths } from '#lib/paths.ts'
import type { PublicService } from '#lib/services/public-service.ts'

type Props = { of: string | null; service: PublicService; origin: string }

const givenTo = (tokens: number) =>
  tokens === 0 ? 'No token has it yet.' : tokens === 1 ? '1 token has it.' : `${tokens} tokens have it.`

/** The page of one service. */
export function ServicePage({ of, service, origin }: Props) {
  const { name, tokens, createdBy } = service
  return (
    <>
      <PageHeader
        back={<BackLink href={servicePaths(of).list}>Services</BackLink>}
        title={<span className="wrap-anywhere">{name}</span>}
        description={`${givenTo(tokens)} Made by ${createdBy}.`}
      />
      <div className="flex flex-col gap-8">
        <EditService key={service.id} {...{ of, service, origin }} />
        <Section title="Delete" description="Tokens stay, without it.">
          <DeleteService of={of} name={name} tokens={tokens} />
        </Section>
      </div>
    </>
  )
}

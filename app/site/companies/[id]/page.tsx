import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { CompanyOrganizations, CompanyOwners } from '#components/site/company-members.tsx'
import { DeleteCompany } from '#components/site/delete-company.tsx'
import { CompanyForm } from '#components/site/company-form.tsx'
import { BackLink } from '#components/ui/back-link.tsx'
import { Section } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { getCompany } from '#lib/companies/get-company.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { paths } from '#lib/paths.ts'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await readCompany((await params).id)).name} · Companies` }
}

export default async function CompanyPage({ params }: Props) {
  const company = await readCompany((await params).id)
  const { id, name, owners, requiresIdentityProvider } = company
  const organizations = company.organizations.map(({ name }) => name)
  const people = { id, company: name, owners, organizations }
  return (
    <>
      <PageHeader
        back={<BackLink href={paths.siteCompanies}>Companies</BackLink>}
        title={<bdi className="wrap-anywhere">{name}</bdi>}
      />
      <div className="flex flex-col gap-8">
        <CompanyForm
          key={name}
          {...{ id, name, requiresIdentityProvider }}
          identityProvider={env.OIDC_NAME || null}
        />
        <Section title="Owners" description="They manage all of the company's organizations.">
          <CompanyOwners {...people} />
        </Section>
        <Section title="Organizations" description="An organization can be in only one company.">
          <CompanyOrganizations {...people} />
        </Section>
        <Section title="Delete" description="Its organizations are kept.">
          <DeleteCompany id={id} name={name} />
        </Section>
      </div>
    </>
  )
}

/** Title and page ask for the same. */
const readCompany = cache(async (id: string) =>
  getCompany(await requireActor(), id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }),
)

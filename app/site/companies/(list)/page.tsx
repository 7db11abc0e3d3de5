import type { Metadata } from 'next'
import { CompanyList } from '#components/site/company-list.tsx'
import { NewCompany } from '#components/site/new-company.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { listCompanies } from '#lib/companies/list-companies.ts'
import { companyQuerySchema } from '#lib/companies/schema.ts'
import { parse } from '#lib/parse.ts'

export const metadata: Metadata = { title: 'Companies' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function CompaniesPage({ searchParams }: Props) {
  const actor = await requireActor()
  const query = parse(companyQuerySchema, await searchParams)
  const { page, ...list } = await listCompanies(actor, query)
  if (list.matching === 0 && query.q === '') {
    return (
      <div className="rounded-card border border-line bg-surface">
        <EmptyState title="There are no companies yet." action={<NewCompany />} />
      </div>
    )
  }
  return <CompanyList {...list} query={{ ...query, page }} now={new Date()} />
}

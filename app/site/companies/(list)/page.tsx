import type { Metadata } from 'next'
import { CompanyList } from '#components/site/company-list.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { listCompanies } from '#lib/companies/list-companies.ts'
import { companyQuerySchema } from '#lib/companies/schema.ts'
import { parse } from '#lib/parse.ts'

export const metadata: Metadata = { title: 'Companies' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function CompaniesPage({ searchParams }: Props) {
  const actor = await requireActor()
  const query = parse(companyQuerySchema, await searchParams)
  const list = await listCompanies(actor, query)
  return <CompanyList {...list} query={{ ...query, page: list.page }} now={new Date()} />
}

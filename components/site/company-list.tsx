'use client'

import { DataList } from '#components/data-table/data-list.tsx'
import { companiesTable } from '#components/site/companies-table.tsx'
import { NewCompany } from '#components/site/new-company.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { CompanyList as Listed } from '#lib/companies/list-companies.ts'
import type { CompanyQuery } from '#lib/companies/schema.ts'
import { paths } from '#lib/paths.ts'

type Props = Listed & { query: CompanyQuery; now: Date }

export function CompanyList({ companies, ...page }: Props) {
  return (
    <DataList
      {...page}
      list={companiesTable}
      path={paths.siteCompanies}
      rows={companies}
      cells={{}}
      action={<NewCompany />}
      empty={<EmptyState title="There are no companies yet." action={<NewCompany />} />}
    />
  )
}

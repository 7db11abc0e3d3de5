import { commonOrders } from '#components/data-table/common-orders.ts'
import type { ListDefinition } from '#components/data-table/list-definition.ts'
import { Names } from '#components/site/names.tsx'
import { Link } from '#components/ui/link.tsx'
import { Time } from '#components/ui/time.tsx'
import { companyList } from '#lib/companies/company-list.ts'
import type { ListedCompany } from '#lib/companies/list-companies.ts'
import type { CompanyQuery } from '#lib/companies/schema.ts'
import { paths } from '#lib/paths.ts'

export const companiesTable: ListDefinition<ListedCompany, CompanyQuery> = {
  ...{ title: 'Companies', one: 'company', many: 'companies' },
  ...companyList,
  orders: commonOrders,
  nothing: () => 'No company',
  columns: [
    {
      label: 'Company',
      sortKey: 'name',
      cell: ({ id, name }) => (
        <Link
          href={paths.siteCompany(id)}
          dir="auto"
          className="block w-fit max-w-full truncate rounded-sm font-medium hover:underline"
          data-tooltip-cut
        >
          {name}
        </Link>
      ),
    },
    {
      label: 'Owners',
      className: '@2xl:w-40 @4xl:w-56',
      cell: ({ owners }) => <Names names={owners} word="@max-2xl:before:content-['Owners:_']" />,
    },
    {
      label: 'Organizations',
      className: '@2xl:w-44 @4xl:w-72',
      cell: ({ organizations }) => (
        <Names names={organizations} word="@max-2xl:before:content-['Organizations:_']" />
      ),
    },
    {
      label: 'Created',
      sortKey: 'created',
      className: '@2xl:w-30 @4xl:w-36',
      card: 'left-out',
      cell: ({ createdAt }, { now }) => <Time at={createdAt} now={now} />,
    },
  ],
}

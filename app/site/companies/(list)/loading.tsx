import { CompanyListSkeleton } from '#components/site/company-list-skeleton.tsx'

export default function CompaniesLoading() {
  return <CompanyListSkeleton />
}

import { RepositoryListSkeleton } from '#components/repositories/repository-list-skeleton.tsx'

export default function RepositoriesLoading() {
  return <RepositoryListSkeleton counted />
}

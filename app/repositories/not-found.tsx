import { NotFound } from '#components/frame/not-found.tsx'

export default function RepositoryNotFoundPage() {
  return <NotFound />
}

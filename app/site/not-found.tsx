import { NotFound } from '#components/frame/not-found.tsx'

export default function SiteNotFoundPage() {
  return <NotFound />
}

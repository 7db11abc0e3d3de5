import { NotFound } from '#components/frame/not-found.tsx'

export default function ConsoleNotFoundPage() {
  return <NotFound />
}

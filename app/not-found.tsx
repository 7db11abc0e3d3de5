import { NotFound } from '#components/frame/not-found.tsx'

export default function NotFoundPage() {
  return (
    <main className="grid min-h-dvh place-content-center p-6">
      <NotFound />
    </main>
  )
}

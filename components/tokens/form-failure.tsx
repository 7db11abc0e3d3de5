import { Notice } from '#components/ui/notice.tsx'
import type { ErrorCode } from '#lib/errors.ts'
import { paths } from '#lib/paths.ts'

export type Failure = { code: ErrorCode | 'failed'; message: string }

/** Why a form could not be sent. Signing in again happens in another tab, so that what was typed stays. */
export function FormFailure({ failure }: { failure: Failure | null }) {
  if (!failure) return null
  return (
    <Notice tone="danger">
      {failure.message}{' '}
      {failure.code === 'unauthenticated' && (
        <a href={paths.signIn} target="_blank" rel="noreferrer" className="underline underline-offset-2">
          Sign in (opens a new tab)
        </a>
      )}
    </Notice>
  )
}

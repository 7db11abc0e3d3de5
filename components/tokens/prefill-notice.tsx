import { Notice } from '#components/ui/notice.tsx'
import type { OwnerKind } from '#lib/owners.ts'
import type { Prefill } from '#lib/tokens/prefill-token.ts'

const shown = 10

/** Says that the form's address has filled it in, since anybody can have written that, and what of it was left out. */
export function PrefillNotice({ values, copyOf, leftOut }: Prefill<OwnerKind>) {
  const isFilled = Object.keys(values).length > 0
  if (!isFilled && leftOut.length === 0) return null
  return (
    <Notice className="mb-6 max-w-[35rem]">
      {copyOf !== null ? (
        <p>
          Filled in from “<bdi>{copyOf}</bdi>”. The new token has a secret of its own.
        </p>
      ) : (
        isFilled && <p>Filled in by the link. Check what the token can do before you generate it.</p>
      )}
      {leftOut.length > 0 && (
        <>
          <p>Not taken from the link:</p>
          <ul aria-label="Not taken from the link" className="mt-1 flex flex-col gap-1">
            {leftOut.slice(0, shown).map(({ text, reason }) => (
              <li key={text}>
                <code className="font-mono text-sm wrap-anywhere">{text.slice(0, 80)}</code>{' '}
                <span className="text-text-muted">{reason}</span>
              </li>
            ))}
            {leftOut.length > shown && <li>and {leftOut.length - shown} more</li>}
          </ul>
        </>
      )}
    </Notice>
  )
}

import type { UseFormRegisterReturn } from 'react-hook-form'
import { CheckboxLine } from '#components/ui/checkbox-line.tsx'
import { FieldError } from '#components/ui/field-error.tsx'
import { protocols, type Protocol } from '#lib/repositories/protocols.ts'

type Props = { field: UseFormRegisterReturn; error: string | undefined }

/** What the repository is reached with, which its tokens' rights hold for. */
export function ProtocolsField({ field, error }: Props) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-medium">Used for</legend>
      <div className="grid gap-3">
        {protocols.map((protocol) => (
          <CheckboxLine key={protocol} {...field} value={protocol} {...names[protocol]} />
        ))}
      </div>
      {error && <FieldError>{error}</FieldError>}
    </fieldset>
  )
}

const names: Record<Protocol, { label: string; meaning: string }> = {
  images: { label: 'Images', meaning: 'For docker and other registry clients.' },
  git: { label: 'Git', meaning: 'For git, over HTTPS.' },
}

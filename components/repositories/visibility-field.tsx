import type { UseFormRegisterReturn } from 'react-hook-form'
import { RadioCard, RadioCardGroup } from '#components/ui/radio-card.tsx'

type Props = { field: UseFormRegisterReturn; error: string | undefined }

export function VisibilityField({ field, error }: Props) {
  return (
    <RadioCardGroup legend="Visibility" error={error}>
      <RadioCard
        {...field}
        value="private"
        label="Private"
        meaning="Only you, and your tokens, see it and pull from it."
      />
      <RadioCard
        {...field}
        value="public"
        label="Public"
        meaning="Everybody sees it and pulls from it, signed in or not. Only you push."
      />
    </RadioCardGroup>
  )
}

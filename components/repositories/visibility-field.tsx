import type { UseFormRegisterReturn } from 'react-hook-form'
import { RadioCard, RadioCardGroup } from '#components/ui/radio-card.tsx'

type Props = { field: UseFormRegisterReturn; ofOrganization: boolean; error: string | undefined }

export function VisibilityField({ field, ofOrganization, error }: Props) {
  const meaning = ofOrganization ? meaningForOrganization : meaningForOne
  return (
    <RadioCardGroup legend="Visibility" error={error}>
      <RadioCard {...field} value="private" label="Private" meaning={meaning.private} />
      <RadioCard {...field} value="public" label="Public" meaning={meaning.public} />
    </RadioCardGroup>
  )
}

const meaningForOne = {
  private: 'Only you, and your tokens, see it and pull from it.',
  public: 'Everybody sees it and pulls from it, signed in or not. Only you push.',
}

const meaningForOrganization = {
  private: 'Only owners, editors and groups that are given it see it and pull from it.',
  public: 'Everybody sees it and pulls from it, signed in or not. Owners, editors and groups push.',
}

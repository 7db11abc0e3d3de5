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
  private: 'Only you and your tokens can see it and pull from it.',
  public: 'Everyone can see it and pull from it, even without signing in. Only you can push.',
}

const meaningForOrganization = {
  private: 'Only owners, editors and groups with access can see it and pull from it.',
  public:
    'Everyone can see it and pull from it, even without signing in. Owners, editors and groups with write access can push.',
}

import { imageAccessWords } from '#components/organization-tokens/access-words.ts'
import { Select } from '#components/ui/select.tsx'
import type { ImageAccess } from '#lib/tokens/organization-token-schema.ts'

type Props = { label: string; value: ImageAccess; onChange: (access: ImageAccess) => void }

export function AccessSelect({ label, value, onChange }: Props) {
  return (
    <Select
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange(target.value as ImageAccess)}
      className="w-36"
    >
      {Object.entries(imageAccessWords).map(([access, words]) => (
        <option key={access} value={access}>
          {words}
        </option>
      ))}
    </Select>
  )
}

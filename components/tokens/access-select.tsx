import { Select } from '#components/ui/select.tsx'
import { imageAccessLabels, type ImageAccess } from '#lib/grants/image-access.ts'

type Props = { label: string; value: ImageAccess; onChange: (access: ImageAccess) => void }

export function AccessSelect({ label, value, onChange }: Props) {
  return (
    <Select
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange(target.value as ImageAccess)}
      className="w-36"
    >
      {Object.entries(imageAccessLabels).map(([access, words]) => (
        <option key={access} value={access}>
          {words}
        </option>
      ))}
    </Select>
  )
}

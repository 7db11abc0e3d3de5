import type { UseFormRegister } from 'react-hook-form'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { groupPolicy, type CreateGroup } from '#lib/groups/schema.ts'

const { min, max } = groupPolicy.name

type Props = {
  register: UseFormRegister<CreateGroup>
  messageOf: (field: keyof CreateGroup) => string | undefined
  /** In a dialog, the name has the focus. */
  autoFocus?: boolean
}

export function GroupFields({ register, messageOf, autoFocus }: Props) {
  return (
    <>
      <Field
        label="Name"
        hint={`${min} to ${max} lower-case letters, digits, dashes and underscores.`}
        error={messageOf('name')}
      >
        {(control) => (
          <Input
            {...control}
            {...register('name')}
            data-autofocus={autoFocus}
            autoComplete="off"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
          />
        )}
      </Field>
      <Field label="Description" optional error={messageOf('description')}>
        {(control) => <Input {...control} {...register('description')} dir="auto" autoComplete="off" />}
      </Field>
    </>
  )
}

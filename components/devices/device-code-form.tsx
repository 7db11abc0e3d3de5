import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { paths } from '#lib/paths.ts'

/** A form that leads to the page of the device, as the link does that some devices show. */
export function DeviceCodeForm({ typed, problem }: { typed: string; problem: string | undefined }) {
  return (
    <Card className="max-w-[560px]">
      <form method="get" action={paths.activate} noValidate className="flex flex-col gap-4">
        <Field
          label="Code"
          hint="Eight letters that the device or command shows, such as WDJB-MJHT."
          error={problem}
        >
          {(control) => (
            <Input
              {...control}
              name="user_code"
              defaultValue={typed}
              maxLength={40}
              autoFocus
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              className="font-mono tracking-widest uppercase"
            />
          )}
        </Field>
        <Button look="primary" type="submit" className="w-fit max-sm:w-full">
          Continue
        </Button>
      </form>
    </Card>
  )
}

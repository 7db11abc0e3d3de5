import type { FieldErrors, FieldValues, Resolver } from 'react-hook-form'
import type { z } from 'zod'
import { unreachable } from '#components/shared/unreachable.ts'

/** A schema, or how to fetch it: where a page is a form, zod is a fifth of its scripts, and shows nothing at first. */
export type FormSchema<Input, Values> = z.ZodType<Input, Values> | (() => Promise<z.ZodType<Input, Values>>)

/** Checks a form by its schema. `fetch` has it ready before the form is sent. */
export function formResolver<Values extends FieldValues, Input>(schema: FormSchema<Input, Values>) {
  const load = () =>
    Promise.all([import('@hookform/resolvers/zod'), typeof schema === 'function' ? schema() : schema])
  const resolver: Resolver<Values, unknown, Input> = async (...checked) => {
    const loaded = await load().catch(() => null)
    if (!loaded) return { values: {}, errors: failed as FieldErrors as FieldErrors<Values> }
    const [{ zodResolver }, fetched] = loaded
    const resolve = zodResolver(fetched as z.ZodType<Input, FieldValues>) as Resolver<
      FieldValues,
      unknown,
      Input
    >
    return (resolve as Resolver<Values, unknown, Input>)(...checked)
  }
  return { resolver, fetch: () => void load().catch(() => undefined) }
}

const failed = { root: { type: 'failed', message: unreachable } }

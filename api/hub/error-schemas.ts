import { z } from 'zod'
import type { ErrorShape } from '#api/hub/hub-errors.ts'

const messages = z.record(z.string(), z.array(z.string())).describe('What is wrong, by field.')
const said = { detail: z.string(), message: z.string() }
const errinfo = z.object({ errinfo: messages, ...said })
const detail = z.object({
  detail: z.string(),
  login_2fa_token: z.string().optional().describe('Of POST /v2/users/login, where a code is needed, too.'),
})

/** The three shapes of Hub's errors for the documentation: for invalid input, and for everything else. */
export const errorSchemas: Record<ErrorShape, { bad: z.ZodType; other: z.ZodType }> = {
  fields: { bad: z.object({ fields: messages, text: z.string() }), other: z.object(said) },
  errinfo: { bad: errinfo, other: errinfo },
  detail: { bad: detail, other: detail },
}

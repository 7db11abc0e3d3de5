import { z } from 'zod'
import { requiredText } from '#lib/plain-text.ts'

/** The limits for applications, read by forms, verbs, documentation and tests. */
export const applicationPolicy = {
  /** How long an answer may be used again; longest and at first, in seconds. */
  reuseSeconds: { max: 60, standard: 1 },
  /** Of an organization, and of the installation. */
  most: 50,
} as const

const { max } = applicationPolicy.reuseSeconds
const secondsText = `Enter a whole number of seconds from 0 to ${max}.`

const name = requiredText(60, 'Enter a name that people recognize.')
const reuseSeconds = z.int(secondsText).min(0, secondsText).max(max, secondsText)

const serviceId = z.uuid('Choose a service from the list.').toLowerCase()

export const createApplicationSchema = z.object({
  name,
  /** What alone it may ask about; it can't be changed later. */
  serviceId: serviceId.nullable().default(null),
  reuseSeconds: reuseSeconds.default(applicationPolicy.reuseSeconds.standard),
})
export type CreateApplication = z.input<typeof createApplicationSchema>

/** Absent fields are not changed. */
export const updateApplicationSchema = z.object({ name, reuseSeconds }).partial()
export type UpdateApplication = z.input<typeof updateApplicationSchema>

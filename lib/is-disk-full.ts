import { env } from '#lib/env.ts'
import { hasNoSpace } from '#lib/has-no-space.ts'

/** For people who can do nothing about it. */
export const diskFullMessage =
  'The disk of this Gatehouse is full, so nothing can be changed. Its administrator has to make space.'

/** Whether the disk of the embedded database is. */
export const isDiskFull = () => !env.DATABASE_URL && hasNoSpace(env.DATA_DIR)

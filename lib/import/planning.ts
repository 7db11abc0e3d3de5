import type { AccountActor } from '#lib/authz/actor.ts'
import type { PlanRow, Step } from '#lib/import/import-plan.ts'
import type { World } from '#lib/import/import-world.ts'

/** What every part of a plan reads and, as it decides, adds to: the world as it will be. */
export type Planning = {
  world: World
  actor: Pick<AccountActor, 'accountId' | 'username'>
  emailDomain: string
  now: Date
  /** The file's own accounts: those it makes, and those that it finds made. */
  accounts: Set<string>
  steps: Step[]
}

/** What becomes of a line, in words. */
export type Planned = Pick<PlanRow, 'state' | 'text'>

import { logFailure } from '#lib/log-failure.ts'

type Hook = () => unknown

// Next.js bundles its own copy of this file: both must use one list.
const held = globalThis as { gatehouseStopHooks?: Set<Hook> }
const hooks = (held.gatehouseStopHooks ??= new Set())

/** Registers work for shutdown, after the last response and before the database closes. */
export function onStop(hook: Hook): void {
  hooks.add(hook)
}

export async function runStopHooks(): Promise<void> {
  const results = await Promise.allSettled([...hooks].map(async (hook) => hook()))
  for (const result of results) if (result.status === 'rejected') logFailure('Stopping', result.reason)
}

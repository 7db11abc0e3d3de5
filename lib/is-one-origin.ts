import { env } from '#lib/env.ts'

/** Whether clients reach the registry through Gatehouse, so that it sees every push and can refuse it. */
export const isOneOrigin = () => env.REGISTRY_HOST === new URL(env.PUBLIC_URL).host

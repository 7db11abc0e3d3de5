import { arch, platform } from 'node:os'

export const version = '0.1.0'

/** What Gatehouse shows as the client. */
export const userAgent = (program: string) => `${program}/${version} (${platform()}; ${arch()})`

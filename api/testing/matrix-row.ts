import { randomBytes } from 'node:crypto'
import type { RouteName } from '#api/rest/access.ts'

export type MatrixOrganization = { id: string; name: string; owner: string }
type Request = [address: string, body?: object | undefined]

/** What is asked of an organization. Where nothing else is said it names nothing that there is, so that nothing changes. */
export type Ask = (organization: MatrixOrganization) => Request | Promise<Request>

/** What a route answers each column, in the own organization and in a foreign one; a list of repositories, how many it shows. */
export type MatrixRow = [name: RouteName, own: string, foreign: string, ask: Ask]

export const newName = () => `made-${randomBytes(6).toString('hex')}`

/** An id that nothing has. */
export const noId = '01936d2e-0000-7000-8000-000000000000'

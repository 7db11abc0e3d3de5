import { openApi } from '#api/hub/openapi.ts'

/** Not at the time of the build: it names the address that people open. */
export const dynamic = 'force-dynamic'

export function GET(): Response {
  return Response.json(openApi())
}

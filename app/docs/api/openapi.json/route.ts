import { openApi } from '#api/open-api.ts'

/** Not generated at build time, because it contains PUBLIC_URL. */
export const dynamic = 'force-dynamic'

export function GET(): Response {
  return Response.json(openApi())
}

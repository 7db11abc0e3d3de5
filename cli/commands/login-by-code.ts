import { hostname } from 'node:os'
import { askForCode, awaitApproval } from '#cli/http/device-grant.ts'
import { findOauthServer } from '#cli/http/oauth-server.ts'
import { openBrowser } from '#cli/terminal/open-browser.ts'
import { withSpinner } from '#cli/terminal/spinner.ts'

/** Shows a code, and waits until a person has approved it in their browser. */
export async function loginByCode(url: string, { browser }: { browser: boolean }) {
  const server = await findOauthServer(url)
  const code = await askForCode(server, hostname())
  const link = code.verification_uri_complete ?? code.verification_uri
  process.stderr.write(`Open ${link}\nand compare the code: ${code.user_code}\n`)
  if (browser) openBrowser(link)
  return withSpinner('Waiting until you approve', () => awaitApproval(server, code))
}

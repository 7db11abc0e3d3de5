import { expect, test } from 'vitest'
import { askForward, bearerOf } from '#api/testing/ask-forward.ts'
import { serveDoors } from '#api/testing/serve-doors.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { giveService, newService } from '#lib/testing/new-service.ts'
import { newToken } from '#lib/testing/new-token.ts'

test('whoever is no trusted proxy is told so, whatever it sends', async () => {
  const server = await serveDoors()
  const service = await newService()
  const token = await newToken(await newAccount())
  await giveService(token, service, 'read')
  const asked = { host: service.host, credential: bearerOf(token.secret) }
  const headers = { 'X-Forwarded-For': '127.0.0.1', Forwarded: 'for=127.0.0.1', 'X-Real-IP': '10.0.0.1' }
  for (const more of [{}, { headers }]) {
    const answer = await askForward(server.port, { ...asked, ...more })
    expect(answer).toMatchObject({
      status: 403,
      body: 'Only a proxy in TRUSTED_PROXIES may ask this, and 127.0.0.1 is none.\n',
    })
    expect(answer.headers).not.toHaveProperty('remote-user')
  }
  server.stop()
})

import { expect, test, vi } from 'vitest'
import { askForward, bearerOf } from '#api/testing/ask-forward.ts'
import { serveDoors } from '#api/testing/serve-doors.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { giveService, newService } from '#lib/testing/new-service.ts'
import { newToken } from '#lib/testing/new-token.ts'

vi.hoisted(() => {
  process.env.TRUSTED_PROXIES = '127.0.0.1'
  process.env.FORWARD_AUTH_HEADERS = 'X-Forwarded-User,X-Token-Id'
})

test('who asks is in the headers that the setting names, and in no others', async () => {
  const server = await serveDoors()
  const person = await newAccount()
  const service = await newService()
  const token = await newToken(person)
  await giveService(token, service, 'read')
  const { status, headers } = await askForward(server.port, {
    ...{ host: service.host, credential: bearerOf(token.secret) },
    headers: { 'X-Forwarded-User': 'admin' },
  })
  expect(status).toBe(200)
  expect(headers).toMatchObject({ 'x-forwarded-user': person.username, 'x-token-id': token.id })
  for (const name of ['remote-user', 'x-gatehouse-token', 'x-gatehouse-owner', 'x-gatehouse-permissions'])
    expect(headers).not.toHaveProperty(name)
  server.stop()
})

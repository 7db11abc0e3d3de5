import { randomUUID } from 'node:crypto'
import { request } from '#api/testing/request.ts'
import { notificationCredential } from '#lib/registry/notifications.ts'
import { repositoryPulls, repositoryPushes } from '#lib/usage/repository-uses.ts'
import { tokenExchanges } from '#lib/usage/token-exchanges.ts'
import { tokenUses } from '#lib/usage/token-uses.ts'

export const eventDigest = `sha256:${'0123456789abcdef'.repeat(4)}`

export type EventChange = {
  id?: string
  action?: string
  timestamp?: unknown
  target?: object
  request?: object
  actor?: object
}

/** An event as Distribution 2.8 sends it for a manifest; by default a pull of `latest`. */
export const registryEvent = (repository: string, subject: string, change: EventChange = {}) => ({
  id: change.id ?? randomUUID(),
  timestamp: change.timestamp ?? '2026-03-04T05:06:07.123456789Z',
  action: change.action ?? 'pull',
  target: {
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    size: 708,
    digest: eventDigest,
    length: 708,
    repository,
    url: `http://127.0.0.1:5000/v2/${repository}/manifests/${eventDigest}`,
    tag: 'latest',
    ...change.target,
  },
  request: {
    id: '6df24a34-0959-4923-81ca-14f09767db19',
    addr: '198.51.100.7:42961',
    host: '127.0.0.1:5000',
    method: 'GET',
    useragent: 'docker/28.2.2 go/go1.24.3',
    ...change.request,
  },
  actor: { name: subject, ...change.actor },
  source: { addr: 'registry:5000', instanceID: 'a53db899-3b4b-4a62-a067-8dd013beaca4' },
})

/** Sends an envelope (or any other body) like a registry, and waits until everything is written. */
export async function notify(body: unknown, authorization?: string) {
  const answer = await request('/api/registry/notifications', {
    method: 'POST',
    headers: {
      'content-type': 'application/vnd.docker.distribution.events.v1+json',
      authorization: authorization ?? `Bearer ${await notificationCredential()}`,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  await Promise.all([
    tokenUses.flush(),
    tokenExchanges.flush(),
    repositoryPulls.flush(),
    repositoryPushes.flush(),
  ])
  return answer
}

import { expect, it, vi } from 'vitest'
import { env } from '#lib/env.ts'
import { createRepository } from '#lib/repositories/create-repository.ts'
import { updateRepository } from '#lib/repositories/update-repository.ts'
import { newAccount } from '#lib/testing/new-account.ts'

vi.hoisted(() => {
  process.env.REGISTRY_HOST = 'registry.example:5000'
})

it('keeps no tags immutable where clients push to another address', async () => {
  const owner = await newAccount()
  const { id } = await createRepository(owner, { name: 'web', description: '', visibility: 'private' })
  expect(env.REGISTRY_HOST).toBe('registry.example:5000')
  await expect(updateRepository(owner, { id, immutableTags: true })).rejects.toMatchObject({
    code: 'invalid',
    fields: { immutableTags: "Clients push to registry.example:5000, where Gatehouse can't hold tags." },
  })
  const { immutableTags } = await updateRepository(owner, { id, immutableTags: false })
  expect(immutableTags).toBe(false)
})

import { runCommand } from '#bin/run-command.ts'
import { env } from '#lib/env.ts'
import { rotateInstanceKey } from '#lib/instance-key/rotate-instance-key.ts'

await runCommand('The instance key could not be rotated, and nothing was changed', async () => {
  const place = env.INSTANCE_KEY ? 'INSTANCE_KEY' : 'instance.key'
  console.log(`Encrypting the secrets in the database with a new key. Keep the old one until this is done.`)
  const { id, retired } = await rotateInstanceKey({ kind: 'system' })
  console.log(
    `✓ All secrets are now encrypted with the key ${id}. ${place} no longer needs ${retired.join(', ')}; older backups of the database do.`,
  )
})

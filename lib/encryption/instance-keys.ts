import { parseInstanceKey, type InstanceKey } from '#lib/encryption/instance-key.ts'
import { keyFile, readKeyFile } from '#lib/encryption/key-file.ts'
import { env } from '#lib/env.ts'

/**
 * The keys in INSTANCE_KEY, otherwise those in the key file. The first one encrypts; all decrypt. They are read each time,
 * since the file changes while Gatehouse runs when its key is rotated.
 */
export function instanceKeys(): InstanceKey[] {
  return env.INSTANCE_KEY?.map(parseInstanceKey) ?? readKeyFile()
}

/** Where the keys come from, in a message. */
export const keySource = () => (env.INSTANCE_KEY ? 'INSTANCE_KEY' : keyFile())

import { existsSync } from 'node:fs'
import { dirname } from 'node:path'

process.chdir(dirname(import.meta.dirname))
if (!existsSync('lib/generated/prisma/client.ts')) {
  console.error('Gatehouse is not installed yet: run npm start first.')
  process.exit(1)
}
await import('#bin/git-server.ts')

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { step } from '#bin/step.mjs'
import { createSetupLink, hasAccounts } from '#lib/accounts/create-setup-link.ts'
import { env } from '#lib/env.ts'
import type { Demo } from '#prisma/seed.ts'

const FILE = join(env.DATA_DIR, 'demo.json')
const UNSEEN = `${FILE}.new`

/** Sees that somebody can sign in: demonstration data in an empty embedded database, a set-up link for an empty server. */
export async function prepareAccounts(): Promise<void> {
  if (await hasAccounts()) {
    // A start that was stopped between making the data and saying so.
    if (existsSync(UNSEEN)) showPasswords()
  } else if (env.DATABASE_URL) {
    console.log(
      `There are no accounts yet. Create the first one here, within 24 hours: ${await createSetupLink()}`,
    )
  } else {
    const { seedDemo } = await import('#prisma/seed.ts')
    await step('Creating demonstration data', () => seedDemo(keep))
    showPasswords()
  }
}

function keep(demo: Demo) {
  writeFileSync(UNSEEN, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 })
}

function showPasswords() {
  const { accounts } = JSON.parse(readFileSync(UNSEEN, 'utf8')) as Demo
  console.log(
    'Sign in as one of these. The passwords are shown once, and kept in demo.json in the data folder:',
  )
  for (const { username, password } of accounts) console.log(`  ${username.padEnd(12)} ${password}`)
  renameSync(UNSEEN, FILE)
}

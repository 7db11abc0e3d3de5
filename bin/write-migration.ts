import { PrismaPg } from '@prisma/adapter-pg'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Pool } from 'pg'
import { connectToCatalog } from '#bin/catalog-adapter.ts'
import { filters, migrationList, withSchemaEngine } from '#bin/schema-engine.ts'
import { socketFolder } from '#lib/database/embedded/socket.ts'
import { startEmbedded } from '#lib/database/embedded/start-embedded.ts'
import { MIGRATIONS } from '#lib/database/migrations.ts'

const SCHEMA = resolve('prisma/schema.prisma')

const name = process.argv[2]
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Name the migration: npm run db:migration add_token_color')
  process.exit(1)
}

const script = await difference()
if (!script.trim() || script.includes('This is an empty migration')) {
  console.log('The schema matches its migrations: nothing to write.')
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = join(MIGRATIONS, `${stamp}_${name}`)
  mkdirSync(folder)
  writeFileSync(join(folder, 'migration.sql'), script)
  console.log(`Wrote prisma/migrations/${stamp}_${name}/migration.sql. Review it before you commit it.`)
}

/** The difference between the migrations and the schema, computed on a temporary embedded database. */
async function difference() {
  const dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-diff-'))
  const scratch = await startEmbedded(dataDir)
  const pool = new Pool({ host: socketFolder(dataDir), user: 'postgres', database: 'postgres', max: 1 })
  const factory = new PrismaPg(pool)
  // The migrations are replayed on a shadow database. PGlite has only one database, and this instance serves nothing
  // else.
  factory.connectToShadowDb = () => connectToCatalog(pool)
  try {
    const result = await withSchemaEngine(factory, (engine) =>
      engine.diff({
        from: { tag: 'migrations', ...migrationList() },
        to: { tag: 'schemaDatamodel', files: [{ path: SCHEMA, content: readFileSync(SCHEMA, 'utf8') }] },
        script: true,
        exitCode: null,
        filters,
      }),
    )
    return result.stdout ?? ''
  } finally {
    await pool.end()
    await scratch.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

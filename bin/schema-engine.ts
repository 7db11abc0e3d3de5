import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import { SchemaEngine, type MigrationList } from '@prisma/schema-engine-wasm'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MIGRATIONS, readMigrations } from '#lib/database/migrations.ts'

const LOCK_FILE = 'migration_lock.toml'

/** No table or enum is managed by anything but the history. */
export const filters = { externalTables: [], externalEnums: [] }

/** The history as the schema engine reads it: the same files that `prisma migrate deploy` reads. */
export function migrationList(): MigrationList {
  return {
    baseDir: MIGRATIONS,
    lockfile: { path: LOCK_FILE, content: readFileSync(join(MIGRATIONS, LOCK_FILE), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: readMigrations().map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  }
}

/** Prisma's schema engine over a driver adapter, with errors that say what the engine said. */
export async function withSchemaEngine<T>(
  factory: SqlMigrationAwareDriverAdapterFactory,
  use: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const bound = bindMigrationAwareSqlAdapterFactory(factory)
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => {}, bound)
  try {
    return await use(engine)
  } catch (error) {
    throw bound.errorRegistry.consumeError(0)?.error ?? error
  } finally {
    engine.free()
  }
}

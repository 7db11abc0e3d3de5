/** Why the database cannot be migrated, with the remedy. The message continues "The database at host": "is newer than …". */
export class MigrationError extends Error {}

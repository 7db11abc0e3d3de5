-- AlterTable
ALTER TABLE "token" ADD COLUMN     "is_rotating" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "rotated_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "retired_secret" (
    "id" UUID NOT NULL,
    "token_id" UUID NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "hint" TEXT NOT NULL,
    "retired_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "last_used_address" TEXT,
    "last_used_client" TEXT,

    CONSTRAINT "retired_secret_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "retired_secret_secret_hash_key" ON "retired_secret"("secret_hash");

-- CreateIndex
CREATE INDEX "retired_secret_token_id_retired_at_idx" ON "retired_secret"("token_id", "retired_at");

-- CreateIndex
CREATE INDEX "retired_secret_ends_at_idx" ON "retired_secret"("ends_at");

-- AddForeignKey
ALTER TABLE "retired_secret" ADD CONSTRAINT "retired_secret_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "token"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: at most two secrets of a token are valid, and none beyond its grace period.
CREATE UNIQUE INDEX "retired_secret_not_ended_key" ON "retired_secret"("token_id") WHERE "ended_at" IS NULL;
ALTER TABLE "retired_secret" ADD CONSTRAINT "retired_secret_ends"
  CHECK ("retired_at" <= "ends_at" AND "ended_at" <= "ends_at");

-- By hand: what goes with its token is remembered as the token is. \073 is a semicolon.
CREATE FUNCTION "keep_retired_secrets"() RETURNS trigger LANGUAGE plpgsql
  AS E'BEGIN
    INSERT INTO "deleted_token" ("secret_hash", "deleted_at") SELECT "secret_hash", now() FROM "gone"
      WHERE NOT EXISTS (SELECT FROM "token" WHERE "token"."id" = "gone"."token_id") ON CONFLICT DO NOTHING\073
    RETURN NULL\073
  END';
CREATE TRIGGER "retired_secret_is_remembered" AFTER DELETE ON "retired_secret" REFERENCING OLD TABLE AS "gone"
  FOR EACH STATEMENT EXECUTE FUNCTION "keep_retired_secrets"();

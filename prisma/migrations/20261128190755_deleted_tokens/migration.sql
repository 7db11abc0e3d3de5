-- CreateTable
CREATE TABLE "deleted_token" (
    "secret_hash" BYTEA NOT NULL,
    "deleted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deleted_token_pkey" PRIMARY KEY ("secret_hash")
);

-- CreateIndex
CREATE INDEX "deleted_token_deleted_at_idx" ON "deleted_token"("deleted_at");

-- By hand: however tokens go, also with their owner, what their holders are told of them stays.
-- \073 is a semicolon: the engine ends a statement at each one that it sees.
CREATE FUNCTION "keep_deleted_tokens"() RETURNS trigger LANGUAGE plpgsql
  AS E'BEGIN
    INSERT INTO "deleted_token" SELECT "secret_hash", now() FROM "gone" ON CONFLICT DO NOTHING\073
    RETURN NULL\073
  END';
CREATE TRIGGER "token_is_remembered" AFTER DELETE ON "token" REFERENCING OLD TABLE AS "gone"
  FOR EACH STATEMENT EXECUTE FUNCTION "keep_deleted_tokens"();

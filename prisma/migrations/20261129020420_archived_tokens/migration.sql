-- CreateTable
CREATE TABLE "archived_token" (
    "id" UUID NOT NULL,
    "account_id" UUID,
    "organization_id" UUID,
    "deleted_at" TIMESTAMPTZ(3) NOT NULL,
    "token" JSONB NOT NULL,
    "repositories" JSONB NOT NULL,
    "exchanges" JSONB NOT NULL,

    CONSTRAINT "archived_token_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "archived_token_account_id_deleted_at_id_idx" ON "archived_token"("account_id", "deleted_at", "id");

-- CreateIndex
CREATE INDEX "archived_token_organization_id_deleted_at_id_idx" ON "archived_token"("organization_id", "deleted_at", "id");

-- CreateIndex
CREATE INDEX "archived_token_deleted_at_idx" ON "archived_token"("deleted_at");

-- AddForeignKey
ALTER TABLE "archived_token" ADD CONSTRAINT "archived_token_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "archived_token" ADD CONSTRAINT "archived_token_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: a row at a time and before it goes, since what refers to it goes with it. Nothing stays of tokens that go with their owner.
-- \073 is a semicolon: the engine ends a statement at each one that it sees.
CREATE FUNCTION "archive_deleted_token"() RETURNS trigger LANGUAGE plpgsql
  AS E'BEGIN
    INSERT INTO "archived_token"
    SELECT OLD."id", OLD."account_id", OLD."organization_id", now(), to_jsonb(OLD) - ''secret_hash'',
      (SELECT coalesce(jsonb_agg(to_jsonb(one)), ''[]'') FROM "token_repository" one WHERE "token_id" = OLD."id"),
      (SELECT coalesce(jsonb_agg(to_jsonb(one)), ''[]'') FROM "token_exchange" one WHERE "token_id" = OLD."id")
    WHERE EXISTS (SELECT FROM "account" WHERE "id" = OLD."account_id")
      OR EXISTS (SELECT FROM "organization" WHERE "id" = OLD."organization_id")
    ON CONFLICT DO NOTHING\073
    RETURN OLD\073
  END';
CREATE TRIGGER "token_is_archived" BEFORE DELETE ON "token"
  FOR EACH ROW EXECUTE FUNCTION "archive_deleted_token"();

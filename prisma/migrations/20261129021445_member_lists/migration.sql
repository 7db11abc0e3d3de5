-- DropForeignKey
ALTER TABLE "membership" DROP CONSTRAINT "membership_account_id_fkey";

-- DropIndex
DROP INDEX "membership_organization_id_joined_at_idx";

-- DropIndex
DROP INDEX "membership_organization_id_role_joined_at_idx";

-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "editor_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "member_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "owner_count" INTEGER NOT NULL DEFAULT 0;

-- By hand: the column is filled before it must not be null.
ALTER TABLE "membership" ADD COLUMN     "username" TEXT;
UPDATE "membership" SET "username" = "account"."username" FROM "account" WHERE "account"."id" = "account_id";
ALTER TABLE "membership" ALTER COLUMN "username" SET NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "account_id_username_key" ON "account"("id", "username");

-- CreateIndex
CREATE INDEX "membership_organization_id_username_idx" ON "membership"("organization_id", "username");

-- CreateIndex
CREATE INDEX "membership_organization_id_role_username_idx" ON "membership"("organization_id", "role", "username");

-- CreateIndex
CREATE INDEX "membership_organization_id_joined_at_username_idx" ON "membership"("organization_id", "joined_at", "username");

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_account_id_username_fkey" FOREIGN KEY ("account_id", "username") REFERENCES "account"("id", "username") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: no statement that adds a member has to name the username.
-- \073 is a semicolon: the engine ends a statement at each one that it sees.
CREATE FUNCTION "fill_member_username"() RETURNS trigger LANGUAGE plpgsql AS E'BEGIN
  SELECT "username" INTO NEW."username" FROM "account" WHERE "id" = NEW."account_id"\073
  RETURN NEW\073
END';
CREATE TRIGGER "membership_has_username" BEFORE INSERT ON "membership"
  FOR EACH ROW EXECUTE FUNCTION "fill_member_username"();

-- By hand: adds the changed rows to the counts, or with -1 subtracts them. Organizations are locked in one order, by id.
CREATE FUNCTION "count_members"() RETURNS trigger LANGUAGE plpgsql AS E'BEGIN
  PERFORM 1 FROM "organization" WHERE "id" IN (SELECT "organization_id" FROM "changed")
    ORDER BY "id" FOR NO KEY UPDATE\073
  UPDATE "organization" SET
    "owner_count" = "owner_count" + TG_ARGV[0]::int * "owners",
    "editor_count" = "editor_count" + TG_ARGV[0]::int * "editors",
    "member_count" = "member_count" + TG_ARGV[0]::int * "members"
  FROM (
    SELECT "organization_id",
      count(*) FILTER (WHERE "role" = ''owner'') AS "owners",
      count(*) FILTER (WHERE "role" = ''editor'') AS "editors",
      count(*) FILTER (WHERE "role" = ''member'') AS "members"
    FROM "changed" GROUP BY "organization_id"
  ) AS "change" WHERE "id" = "organization_id"\073
  RETURN NULL\073
END';
CREATE TRIGGER "membership_begins" AFTER INSERT ON "membership" REFERENCING NEW TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_members"('1');
CREATE TRIGGER "membership_ends" AFTER DELETE ON "membership" REFERENCING OLD TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_members"('-1');
CREATE TRIGGER "membership_changes_from" AFTER UPDATE ON "membership" REFERENCING OLD TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_members"('-1');
CREATE TRIGGER "membership_changes_to" AFTER UPDATE ON "membership" REFERENCING NEW TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_members"('1');

-- The triggers keep others from writing until this is committed.
UPDATE "organization" SET
  "owner_count" = (SELECT count(*) FROM "membership" WHERE "organization_id" = "id" AND "role" = 'owner'),
  "editor_count" = (SELECT count(*) FROM "membership" WHERE "organization_id" = "id" AND "role" = 'editor'),
  "member_count" = (SELECT count(*) FROM "membership" WHERE "organization_id" = "id" AND "role" = 'member');

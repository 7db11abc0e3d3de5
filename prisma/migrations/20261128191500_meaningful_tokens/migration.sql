-- What could be stored and meant nothing, put as it was read: none of this changes what a token may do.
UPDATE "token" SET "created_by" = NULL WHERE "account_id" IS NOT NULL AND "created_by" IS NOT NULL;
UPDATE "token" SET "all_push" = false WHERE "all_push" AND NOT "all_repositories";
UPDATE "token" SET "scopes" = array_remove("scopes", NULL) WHERE array_position("scopes", NULL) IS NOT NULL;
DELETE FROM "token_repository" WHERE NOT ("pull" OR "push" OR "delete");
DELETE FROM "token_repository" USING "token"
  WHERE "token"."id" = "token_id" AND "account_id" IS NOT NULL AND "all_repositories";
DELETE FROM "token_repository" USING "token", "organization", "repository"
  WHERE "token"."id" = "token_id" AND "organization"."id" = "organization_id"
    AND "repository"."id" = "repository_id" AND "namespace" <> "organization"."name";
DELETE FROM "token_repository" USING "token"
  WHERE "token"."id" = "token_id" AND "organization_id" IS NOT NULL AND NOT "pull" AND NOT "push";
UPDATE "token_repository" SET "pull" = true, "delete" = false FROM "token"
  WHERE "token"."id" = "token_id" AND "organization_id" IS NOT NULL AND ("delete" OR NOT "pull");

-- An account's token has a level, an organization's a label and a maker, and neither has what is the other's.
ALTER TABLE "token" DROP CONSTRAINT "token_owner";
ALTER TABLE "token" ADD CONSTRAINT "token_owner" CHECK (
  CASE WHEN "organization_id" IS NULL
    THEN "account_id" IS NOT NULL AND "permission" IS NOT NULL AND "label" IS NULL AND "created_by" IS NULL
      AND NOT "all_push" AND NOT "public_read" AND "scopes" = '{}'
    ELSE "account_id" IS NULL AND "permission" IS NULL AND "label" IS NOT NULL AND "created_by" IS NOT NULL
  END
);
ALTER TABLE "token" ADD CONSTRAINT "token_all_push" CHECK ("all_repositories" OR NOT "all_push");
ALTER TABLE "token" ADD CONSTRAINT "token_scopes" CHECK (array_position("scopes", NULL) IS NULL);
ALTER TABLE "token_repository" ADD CONSTRAINT "token_repository_gives" CHECK ("pull" OR "push" OR "delete");

-- What a chosen repository may be depends on whose token it is: a personal one has chosen ones or all, an organization's has
-- its own, and there push includes pull and nothing is deleted.
CREATE FUNCTION "can_be_chosen"("token_id" uuid, "repository_id" uuid, "pull" boolean, "delete" boolean) RETURNS boolean
  LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN "organization"."id" IS NULL THEN NOT "all_repositories"
      ELSE "pull" AND NOT "delete" AND "namespace" = "organization"."name" END
    FROM "token" LEFT JOIN "organization" ON "organization"."id" = "organization_id", "repository"
    WHERE "token"."id" = $1 AND "repository"."id" = $2
  $$;
CREATE FUNCTION "has_chosen_repositories"("token_id" uuid) RETURNS boolean
  LANGUAGE sql STABLE AS $$ SELECT EXISTS (SELECT FROM "token_repository" WHERE "token_repository"."token_id" = $1) $$;

-- \073 is a semicolon: the engine ends a statement at each one that it sees.
CREATE FUNCTION "refuse_token_repository"() RETURNS trigger LANGUAGE plpgsql
  AS E'BEGIN RAISE check_violation USING MESSAGE = ''This chosen repository means nothing for its token.''\073 END';
CREATE TRIGGER "token_repository_can_be_chosen" BEFORE INSERT OR UPDATE ON "token_repository" FOR EACH ROW
  WHEN (NOT "can_be_chosen"(NEW."token_id", NEW."repository_id", NEW."pull", NEW."delete"))
  EXECUTE FUNCTION "refuse_token_repository"();
CREATE TRIGGER "token_has_chosen_repositories_or_all" BEFORE UPDATE OF "all_repositories" ON "token" FOR EACH ROW
  WHEN (NEW."account_id" IS NOT NULL AND NEW."all_repositories" AND "has_chosen_repositories"(NEW."id"))
  EXECUTE FUNCTION "refuse_token_repository"();

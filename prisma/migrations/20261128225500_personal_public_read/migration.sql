-- A personal token for chosen repositories may pull public ones, too. One for all repositories does so anyway.
ALTER TABLE "token" DROP CONSTRAINT "token_owner";
ALTER TABLE "token" ADD CONSTRAINT "token_owner" CHECK (
  CASE WHEN "organization_id" IS NULL
    THEN "account_id" IS NOT NULL AND "permission" IS NOT NULL AND "label" IS NULL AND "created_by" IS NULL
      AND NOT "all_push" AND NOT ("public_read" AND "all_repositories") AND "scopes" = '{}'
      AND "pull_prefixes" || "push_prefixes" = '{}'
    ELSE "account_id" IS NULL AND "permission" IS NULL AND "label" IS NOT NULL AND "created_by" IS NOT NULL
  END
);

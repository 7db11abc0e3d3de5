-- AlterTable
ALTER TABLE "token" ADD COLUMN     "pull_prefixes" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "push_prefixes" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];

-- Each once, each the beginning of a name that a repository can have: one character of namespace, `/`, prefix, `/`, one more.
-- A body after RETURN is bound to what it calls, so that a dump can be restored whatever the search path is.
CREATE FUNCTION "are_name_prefixes"(text[]) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN (
  SELECT count(*) = count(DISTINCT "prefix") FILTER (
    WHERE "is_name_in_namespace"("prefix") AND length("prefix") <= 251
  ) FROM unnest($1) AS "prefix"
);
ALTER TABLE "token" ADD CONSTRAINT "token_prefixes" CHECK ("are_name_prefixes"("pull_prefixes" || "push_prefixes"));

-- An account's token has none.
ALTER TABLE "token" DROP CONSTRAINT "token_owner";
ALTER TABLE "token" ADD CONSTRAINT "token_owner" CHECK (
  CASE WHEN "organization_id" IS NULL
    THEN "account_id" IS NOT NULL AND "permission" IS NOT NULL AND "label" IS NULL AND "created_by" IS NULL
      AND NOT "all_push" AND NOT "public_read" AND "scopes" = '{}' AND "pull_prefixes" || "push_prefixes" = '{}'
    ELSE "account_id" IS NULL AND "permission" IS NULL AND "label" IS NOT NULL AND "created_by" IS NOT NULL
  END
);

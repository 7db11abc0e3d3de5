-- By hand: a role's change is one update of the organization. A second one in the same transaction would check its foreign key
-- again, and so wait for the company's row after the organization's, against the order of locks.
DROP TRIGGER "membership_changes_from" ON "membership";
DROP TRIGGER "membership_changes_to" ON "membership";

-- \073 is a semicolon: the engine ends a statement at each one that it sees.
CREATE FUNCTION "recount_members"() RETURNS trigger LANGUAGE plpgsql AS E'BEGIN
  PERFORM 1 FROM "organization" WHERE "id" IN (SELECT "organization_id" FROM "after_change")
    ORDER BY "id" FOR NO KEY UPDATE\073
  UPDATE "organization" SET
    "owner_count" = "owner_count" + coalesce("owners", 0),
    "editor_count" = "editor_count" + coalesce("editors", 0),
    "member_count" = "member_count" + coalesce("members", 0)
  FROM (
    SELECT "organization_id",
      sum("by") FILTER (WHERE "role" = ''owner'') AS "owners",
      sum("by") FILTER (WHERE "role" = ''editor'') AS "editors",
      sum("by") FILTER (WHERE "role" = ''member'') AS "members"
    FROM (
      SELECT "organization_id", "role", 1 AS "by" FROM "after_change"
      UNION ALL SELECT "organization_id", "role", -1 FROM "before_change"
    ) AS "each" GROUP BY "organization_id"
  ) AS "change" WHERE "id" = "organization_id"\073
  RETURN NULL\073
END';
CREATE TRIGGER "membership_changes" AFTER UPDATE ON "membership"
  REFERENCING OLD TABLE AS "before_change" NEW TABLE AS "after_change"
  FOR EACH STATEMENT EXECUTE FUNCTION "recount_members"();

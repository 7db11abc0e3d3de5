-- What has expired and is still used is in the header of every page, and is seldom anything.
CREATE INDEX "token_account_id_expired_use_at_idx" ON "token" ("account_id", "expired_use_at") WHERE "expired_use_at" IS NOT NULL;
CREATE INDEX "token_organization_id_expired_use_at_idx" ON "token" ("organization_id", "expired_use_at") WHERE "expired_use_at" IS NOT NULL;
-- All of a person's tokens are counted on their page: with what is counted in it, the index alone answers that.
DROP INDEX "token_account_id_is_active_expires_at_idx";
CREATE INDEX "token_account_id_is_active_expires_at_idx" ON "token" ("account_id", "is_active", "expires_at")
  INCLUDE ("last_used_at", "expired_use_at", "workload_id", "source");

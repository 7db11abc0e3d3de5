-- CreateTable
CREATE TABLE "pull_count" (
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "pulls" INTEGER NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pull_count_pkey" PRIMARY KEY ("kind","name")
);

-- CreateTable
CREATE TABLE "registry_event" (
    "id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "registry_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invite_mail_count" (
    "address_hash" BYTEA NOT NULL,
    "mails" INTEGER NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invite_mail_count_pkey" PRIMARY KEY ("address_hash")
);

-- CreateIndex
CREATE INDEX "pull_count_ends_at_idx" ON "pull_count"("ends_at");

-- CreateIndex
CREATE INDEX "registry_event_expires_at_idx" ON "registry_event"("expires_at");

-- CreateIndex
CREATE INDEX "invite_mail_count_ends_at_idx" ON "invite_mail_count"("ends_at");

ALTER TABLE "pull_count" ADD CONSTRAINT "pull_count_kind_check"
  CHECK ("kind" IN ('address', 'account', 'organization-token'));

-- What the table of limits held beside limits moves to the tables that are for it.
INSERT INTO "pull_count" ("kind", "name", "pulls", "ends_at")
SELECT substr(split_part("key", ':', 1), 7), substr("key", strpos("key", ':') + 1), "points", "expire"
FROM "rate_limit"
WHERE split_part("key", ':', 1) IN ('pulls-address', 'pulls-account', 'pulls-organization-token')
  AND "expire" IS NOT NULL;

INSERT INTO "registry_event" ("id", "expires_at")
SELECT substr("key", 7), "expire" FROM "rate_limit" WHERE "key" LIKE 'event:%' AND "expire" IS NOT NULL;

-- The keys end in base64url, without padding.
INSERT INTO "invite_mail_count" ("address_hash", "mails", "ends_at")
SELECT decode(translate(substr("key", 13), '-_', '+/') || '=', 'base64'), "points", "expire"
FROM "rate_limit" WHERE "key" LIKE 'invite-mail:%' AND "expire" IS NOT NULL;

DELETE FROM "rate_limit"
WHERE split_part("key", ':', 1) IN
  ('pulls-address', 'pulls-account', 'pulls-organization-token', 'event', 'invite-mail');

-- CreateEnum
CREATE TYPE "plan" AS ENUM ('free', 'team', 'business');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('member', 'editor', 'owner');

-- CreateEnum
CREATE TYPE "repository_access" AS ENUM ('read', 'write', 'admin');

-- AlterTable
ALTER TABLE "account" ADD COLUMN     "is_site_administrator" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "audit_entry" ADD COLUMN     "organization_id" UUID;

-- AlterTable
ALTER TABLE "repository" ADD COLUMN     "pull_count" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "token" ADD COLUMN     "all_push" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "created_by" TEXT,
ADD COLUMN     "expires_at_sent" TEXT,
ADD COLUMN     "label" TEXT,
ADD COLUMN     "organization_id" UUID,
ADD COLUMN     "public_read" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "scopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
ALTER COLUMN "account_id" DROP NOT NULL,
ALTER COLUMN "permission" DROP NOT NULL;

-- CreateTable
CREATE TABLE "organization" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "plan" "plan" NOT NULL DEFAULT 'free',
    "company_id" UUID,
    "max_token_days" INTEGER,
    "can_reactivate_tokens" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "company" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "company_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "company_owner" (
    "company_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,

    CONSTRAINT "company_owner_pkey" PRIMARY KEY ("company_id","account_id")
);

-- CreateTable
CREATE TABLE "membership" (
    "organization_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("organization_id","account_id")
);

-- CreateTable
CREATE TABLE "member_group" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "group_member" (
    "group_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,

    CONSTRAINT "group_member_pkey" PRIMARY KEY ("group_id","account_id")
);

-- CreateTable
CREATE TABLE "group_repository" (
    "group_id" UUID NOT NULL,
    "repository_id" UUID NOT NULL,
    "access" "repository_access" NOT NULL,

    CONSTRAINT "group_repository_pkey" PRIMARY KEY ("group_id","repository_id")
);

-- CreateTable
CREATE TABLE "invite" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "email" TEXT,
    "account_id" UUID,
    "role" "role" NOT NULL,
    "group_id" UUID,
    "secret_hash" BYTEA NOT NULL,
    "invited_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invite_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tag" (
    "repository_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "pushed_at" TIMESTAMPTZ(3) NOT NULL,
    "pushed_by" TEXT NOT NULL DEFAULT '',
    "pulled_at" TIMESTAMPTZ(3),

    CONSTRAINT "tag_pkey" PRIMARY KEY ("repository_id","name")
);

-- CreateIndex
CREATE UNIQUE INDEX "organization_name_key" ON "organization"("name");

-- CreateIndex
CREATE INDEX "organization_company_id_idx" ON "organization"("company_id");

-- CreateIndex
CREATE UNIQUE INDEX "company_name_key" ON "company"("name");

-- CreateIndex
CREATE INDEX "company_owner_account_id_idx" ON "company_owner"("account_id");

-- CreateIndex
CREATE INDEX "membership_account_id_idx" ON "membership"("account_id");

-- CreateIndex
CREATE INDEX "membership_organization_id_role_joined_at_idx" ON "membership"("organization_id", "role", "joined_at");

-- CreateIndex
CREATE INDEX "membership_organization_id_joined_at_idx" ON "membership"("organization_id", "joined_at");

-- CreateIndex
CREATE UNIQUE INDEX "member_group_organization_id_name_key" ON "member_group"("organization_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "member_group_id_organization_id_key" ON "member_group"("id", "organization_id");

-- CreateIndex
CREATE INDEX "group_member_organization_id_account_id_idx" ON "group_member"("organization_id", "account_id");

-- CreateIndex
CREATE INDEX "group_member_account_id_idx" ON "group_member"("account_id");

-- CreateIndex
CREATE INDEX "group_repository_repository_id_idx" ON "group_repository"("repository_id");

-- CreateIndex
CREATE UNIQUE INDEX "invite_secret_hash_key" ON "invite"("secret_hash");

-- CreateIndex
CREATE INDEX "invite_organization_id_created_at_idx" ON "invite"("organization_id", "created_at");

-- CreateIndex
CREATE INDEX "invite_email_idx" ON "invite"("email");

-- CreateIndex
CREATE INDEX "invite_account_id_idx" ON "invite"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "invite_organization_id_email_key" ON "invite"("organization_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "invite_organization_id_account_id_key" ON "invite"("organization_id", "account_id");

-- CreateIndex
CREATE INDEX "tag_repository_id_pushed_at_idx" ON "tag"("repository_id", "pushed_at");

-- CreateIndex
CREATE INDEX "audit_entry_organization_id_at_idx" ON "audit_entry"("organization_id", "at" DESC);

-- CreateIndex
CREATE INDEX "token_organization_id_created_at_id_idx" ON "token"("organization_id", "created_at", "id");

-- AddForeignKey
ALTER TABLE "organization" ADD CONSTRAINT "organization_name_fkey" FOREIGN KEY ("name") REFERENCES "namespace"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization" ADD CONSTRAINT "organization_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "company_owner" ADD CONSTRAINT "company_owner_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "company_owner" ADD CONSTRAINT "company_owner_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_group" ADD CONSTRAINT "member_group_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_group_id_organization_id_fkey" FOREIGN KEY ("group_id", "organization_id") REFERENCES "member_group"("id", "organization_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_organization_id_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "membership"("organization_id", "account_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_repository" ADD CONSTRAINT "group_repository_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "member_group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_repository" ADD CONSTRAINT "group_repository_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invite" ADD CONSTRAINT "invite_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invite" ADD CONSTRAINT "invite_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invite" ADD CONSTRAINT "invite_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "member_group"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tag" ADD CONSTRAINT "tag_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "token" ADD CONSTRAINT "token_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: an account's token has a level, an organization's a label and a maker, and none is both.
ALTER TABLE "token" ADD CONSTRAINT "token_owner" CHECK (
  CASE WHEN "organization_id" IS NULL
    THEN "account_id" IS NOT NULL AND "permission" IS NOT NULL AND "label" IS NULL
      AND NOT "all_push" AND NOT "public_read" AND "scopes" = '{}'
    ELSE "account_id" IS NULL AND "permission" IS NULL AND "label" IS NOT NULL AND "created_by" IS NOT NULL
  END
);

-- By hand: an invite is to one of the two.
ALTER TABLE "invite" ADD CONSTRAINT "invite_to" CHECK (("email" IS NULL) <> ("account_id" IS NULL));

-- CreateIndex
CREATE INDEX "token_organization_id_expires_at_id_idx" ON "token"("organization_id", "expires_at", "id");

-- By hand: the orders of an organization's list. The diff leaves indexes of expressions alone.
CREATE INDEX "token_organization_id_last_used_at_id_idx" ON "token"("organization_id", "last_used_at" NULLS FIRST, "id");
CREATE INDEX "token_organization_id_lower_label_id_idx" ON "token"("organization_id", lower("label"), "id");

-- By hand: the first account of an installation that is there already.
UPDATE "account" SET "is_site_administrator" = true
WHERE "id" = (SELECT "id" FROM "account" ORDER BY "created_at", "id" LIMIT 1);

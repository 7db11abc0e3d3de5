-- CreateEnum
CREATE TYPE "service_kind" AS ENUM ('http', 'npm', 'pypi', 'helm', 'maven', 'prometheus', 'mcp');

-- AlterTable
ALTER TABLE "archived_token" ADD COLUMN     "services" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "service" (
    "id" UUID NOT NULL,
    "organization_id" UUID,
    "name" TEXT NOT NULL,
    "kind" "service_kind" NOT NULL,
    "rules" JSONB NOT NULL,
    "permissions" JSONB NOT NULL,
    "credential_header" TEXT,
    "credential_query" TEXT,
    "redirects_browsers" BOOLEAN NOT NULL DEFAULT false,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_host" (
    "pattern" TEXT NOT NULL,
    "service_id" UUID NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "service_host_pkey" PRIMARY KEY ("pattern")
);

-- CreateTable
CREATE TABLE "token_service" (
    "token_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "permissions" TEXT[],

    CONSTRAINT "token_service_pkey" PRIMARY KEY ("token_id","service_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "service_organization_id_name_key" ON "service"("organization_id", "name");

-- CreateIndex
CREATE INDEX "service_host_service_id_idx" ON "service_host"("service_id");

-- CreateIndex
CREATE INDEX "token_service_service_id_idx" ON "token_service"("service_id");

-- AddForeignKey
ALTER TABLE "service" ADD CONSTRAINT "service_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_host" ADD CONSTRAINT "service_host_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "token_service" ADD CONSTRAINT "token_service_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "token"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "token_service" ADD CONSTRAINT "token_service_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: those of the installation, which have no organization, share no name either.
CREATE UNIQUE INDEX "service_of_installation_name_key" ON "service"("name") WHERE "organization_id" IS NULL;

-- By hand: what a deleted token could use is kept with it, as its repositories are.
-- \073 is a semicolon: the engine ends a statement at each one that it sees.
CREATE OR REPLACE FUNCTION "archive_deleted_token"() RETURNS trigger LANGUAGE plpgsql
  AS E'BEGIN
    INSERT INTO "archived_token"
      ("id", "account_id", "organization_id", "deleted_at", "token", "repositories", "exchanges", "services")
    SELECT OLD."id", OLD."account_id", OLD."organization_id", now(), to_jsonb(OLD) - ''secret_hash'',
      (SELECT coalesce(jsonb_agg(to_jsonb(one)), ''[]'') FROM "token_repository" one WHERE "token_id" = OLD."id"),
      (SELECT coalesce(jsonb_agg(to_jsonb(one)), ''[]'') FROM "token_exchange" one WHERE "token_id" = OLD."id"),
      (SELECT coalesce(jsonb_agg(to_jsonb(one)), ''[]'') FROM "token_service" one WHERE "token_id" = OLD."id")
    WHERE EXISTS (SELECT FROM "account" WHERE "id" = OLD."account_id")
      OR EXISTS (SELECT FROM "organization" WHERE "id" = OLD."organization_id")
    ON CONFLICT DO NOTHING\073
    RETURN OLD\073
  END';

-- CreateEnum
CREATE TYPE "workload_kind" AS ENUM ('github', 'github_server', 'gitlab', 'forgejo', 'buildkite', 'circleci', 'kubernetes', 'oidc');

-- AlterTable
ALTER TABLE "token" ADD COLUMN     "run_url" TEXT,
ADD COLUMN     "workload_id" UUID;

-- CreateTable
CREATE TABLE "trusted_workload" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "workload_kind" NOT NULL,
    "issuer" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "conditions" JSONB NOT NULL,
    "jwks" JSONB,
    "grant" JSONB NOT NULL,
    "lifetime_minutes" INTEGER NOT NULL,
    "allows_forks" BOOLEAN NOT NULL DEFAULT false,
    "allows_pull_request_target" BOOLEAN NOT NULL DEFAULT false,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "trusted_workload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workload_attempt" (
    "id" BIGSERIAL NOT NULL,
    "workload_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "address" TEXT NOT NULL,
    "client" TEXT,
    "reason" TEXT,
    "claims" JSONB,
    "run_url" TEXT,
    "token_id" UUID,

    CONSTRAINT "workload_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "used_assertion" (
    "hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "used_assertion_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "trusted_workload_issuer_idx" ON "trusted_workload"("issuer");

-- CreateIndex
CREATE UNIQUE INDEX "trusted_workload_organization_id_name_key" ON "trusted_workload"("organization_id", "name");

-- CreateIndex
CREATE INDEX "workload_attempt_workload_id_id_idx" ON "workload_attempt"("workload_id", "id");

-- CreateIndex
CREATE INDEX "used_assertion_expires_at_idx" ON "used_assertion"("expires_at");

-- CreateIndex
CREATE INDEX "token_workload_id_expires_at_idx" ON "token"("workload_id", "expires_at");

-- AddForeignKey
ALTER TABLE "token" ADD CONSTRAINT "token_workload_id_fkey" FOREIGN KEY ("workload_id") REFERENCES "trusted_workload"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trusted_workload" ADD CONSTRAINT "trusted_workload_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workload_attempt" ADD CONSTRAINT "workload_attempt_workload_id_fkey" FOREIGN KEY ("workload_id") REFERENCES "trusted_workload"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateEnum
CREATE TYPE "device_grant_state" AS ENUM ('pending', 'approved', 'denied');

-- AlterTable
ALTER TABLE "token" ADD COLUMN     "client_id" TEXT,
ADD COLUMN     "device_name" TEXT;

-- CreateTable
CREATE TABLE "oauth_client" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "oauth_client_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device_grant" (
    "id" UUID NOT NULL,
    "device_code_hash" BYTEA NOT NULL,
    "user_code_hash" BYTEA NOT NULL,
    "client_id" TEXT NOT NULL,
    "device_name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "agent" TEXT,
    "state" "device_grant_state" NOT NULL DEFAULT 'pending',
    "account_id" UUID,
    "interval_seconds" INTEGER NOT NULL,
    "polled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "device_grant_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "device_grant_device_code_hash_key" ON "device_grant"("device_code_hash");

-- CreateIndex
CREATE UNIQUE INDEX "device_grant_user_code_hash_key" ON "device_grant"("user_code_hash");

-- CreateIndex
CREATE INDEX "device_grant_client_id_idx" ON "device_grant"("client_id");

-- CreateIndex
CREATE INDEX "device_grant_account_id_idx" ON "device_grant"("account_id");

-- CreateIndex
CREATE INDEX "device_grant_expires_at_idx" ON "device_grant"("expires_at");

-- AddForeignKey
ALTER TABLE "device_grant" ADD CONSTRAINT "device_grant_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "oauth_client"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device_grant" ADD CONSTRAINT "device_grant_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The job that deletes devices' tokens that nobody uses finds them by this.
CREATE INDEX "token_device_last_use_idx" ON "token" (COALESCE("last_used_at", "created_at")) WHERE "source" = 'auto';

INSERT INTO "oauth_client" ("id", "name") VALUES ('gatehouse-cli', 'Gatehouse command line');

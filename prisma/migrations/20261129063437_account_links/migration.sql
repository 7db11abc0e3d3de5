-- CreateEnum
CREATE TYPE "link_purpose" AS ENUM ('reset_password', 'set_up', 'verify_email');

-- CreateTable
CREATE TABLE "account_link" (
    "secret_hash" BYTEA NOT NULL,
    "account_id" UUID NOT NULL,
    "purpose" "link_purpose" NOT NULL,
    "email" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_link_pkey" PRIMARY KEY ("secret_hash")
);

-- CreateTable
CREATE TABLE "sign_in_device" (
    "account_id" UUID NOT NULL,
    "network" TEXT NOT NULL,
    "client" TEXT NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_device_pkey" PRIMARY KEY ("account_id","network","client")
);

-- CreateIndex
CREATE INDEX "account_link_account_id_idx" ON "account_link"("account_id");

-- CreateIndex
CREATE INDEX "account_link_expires_at_idx" ON "account_link"("expires_at");

-- CreateIndex
CREATE INDEX "sign_in_device_last_at_idx" ON "sign_in_device"("last_at");

-- AddForeignKey
ALTER TABLE "account_link" ADD CONSTRAINT "account_link_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_device" ADD CONSTRAINT "sign_in_device_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

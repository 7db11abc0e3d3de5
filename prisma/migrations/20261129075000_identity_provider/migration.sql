-- AlterTable
ALTER TABLE "company" ADD COLUMN     "requires_identity_provider" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "pending_sign_in" ADD COLUMN     "issuer" TEXT,
ADD COLUMN     "provider_session" TEXT,
ADD COLUMN     "subject" TEXT;

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "identity_id" UUID,
ADD COLUMN     "provider_session" TEXT;

-- CreateTable
CREATE TABLE "identity" (
    "id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "used_logout_token" (
    "hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "used_logout_token_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE UNIQUE INDEX "identity_issuer_subject_key" ON "identity"("issuer", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "identity_account_id_issuer_key" ON "identity"("account_id", "issuer");

-- CreateIndex
CREATE INDEX "used_logout_token_expires_at_idx" ON "used_logout_token"("expires_at");

-- CreateIndex
CREATE INDEX "session_identity_id_idx" ON "session"("identity_id");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_identity_id_fkey" FOREIGN KEY ("identity_id") REFERENCES "identity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

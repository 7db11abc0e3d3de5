-- CreateEnum
CREATE TYPE "sign_in_method" AS ENUM ('password', 'code', 'recovery_code', 'passkey', 'identity_provider');

-- AlterTable
ALTER TABLE "account" ADD COLUMN     "email_verified_at" TIMESTAMPTZ(3),
ADD COLUMN     "second_factor_since" TIMESTAMPTZ(3),
ADD COLUMN     "suspended_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "proved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "signed_in_with" "sign_in_method" NOT NULL DEFAULT 'password';

-- A session that began before is proved as long as it is old.
UPDATE "session" SET "proved_at" = "created_at";

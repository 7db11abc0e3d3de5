-- AlterTable
ALTER TABLE "account" ADD COLUMN     "failed_sign_ins" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "failed_sign_ins_since" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "failed_sign_in" (
    "account_id" UUID NOT NULL,
    "network" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "failed_sign_in_pkey" PRIMARY KEY ("account_id","network")
);

-- CreateTable
CREATE TABLE "sign_in_network" (
    "account_id" UUID NOT NULL,
    "network" TEXT NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_network_pkey" PRIMARY KEY ("account_id","network")
);

-- CreateIndex
CREATE INDEX "sign_in_network_last_at_idx" ON "sign_in_network"("last_at");

-- AddForeignKey
ALTER TABLE "failed_sign_in" ADD CONSTRAINT "failed_sign_in_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_network" ADD CONSTRAINT "sign_in_network_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whoever has signed in lately is known there from the start. (IPv6 networks are learned at the next sign-in.)
INSERT INTO "sign_in_network" ("account_id", "network", "last_at")
SELECT "account_id", "address", max("at") FROM (
  SELECT "account_id", "address", "created_at" AS "at" FROM "session"
  UNION ALL
  SELECT "account_id", "address", "at" FROM "audit_entry" WHERE "action" = 'account.sign_in'
) AS "signed_in"
WHERE "address" NOT LIKE '%:%' AND "at" > now() - interval '90 days'
  AND "account_id" IN (SELECT "id" FROM "account")
GROUP BY "account_id", "address";

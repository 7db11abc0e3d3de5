-- CreateTable
CREATE TABLE "tag_claim" (
    "repository_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "claim" UUID NOT NULL,
    "claimed_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tag_claim_pkey" PRIMARY KEY ("repository_id","name")
);

-- CreateIndex
CREATE INDEX "tag_claim_claimed_until_idx" ON "tag_claim"("claimed_until");

-- AddForeignKey
ALTER TABLE "tag_claim" ADD CONSTRAINT "tag_claim_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

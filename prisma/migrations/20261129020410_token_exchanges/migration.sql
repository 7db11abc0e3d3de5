-- CreateEnum
CREATE TYPE "exchange_outcome" AS ENUM ('granted', 'partly', 'refused');

-- CreateTable
CREATE TABLE "token_exchange" (
    "id" BIGSERIAL NOT NULL,
    "token_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "address" TEXT,
    "client" TEXT,
    "door" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "outcome" "exchange_outcome" NOT NULL,
    "reason" TEXT,

    CONSTRAINT "token_exchange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "token_exchange_token_id_at_id_idx" ON "token_exchange"("token_id", "at", "id");

-- AddForeignKey
ALTER TABLE "token_exchange" ADD CONSTRAINT "token_exchange_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "token"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AlterEnum
ALTER TYPE "token_source" ADD VALUE 'request';

-- AlterTable
ALTER TABLE "device_grant" ADD COLUMN     "approved" JSONB,
ADD COLUMN     "asked" JSONB;

-- AlterTable
ALTER TABLE "token" ADD COLUMN     "reason" TEXT;

-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "requires_second_factor" BOOLEAN NOT NULL DEFAULT false;

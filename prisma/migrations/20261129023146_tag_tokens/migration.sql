-- AlterTable
ALTER TABLE "tag" ADD COLUMN     "token_id" UUID;

-- AlterTable
ALTER TABLE "token" ADD COLUMN     "last_refused_action" TEXT,
ADD COLUMN     "last_refused_at" TIMESTAMPTZ(3);

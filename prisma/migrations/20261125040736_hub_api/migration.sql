-- AlterTable
ALTER TABLE "member_group" ADD COLUMN     "number" SERIAL NOT NULL;

-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "official_images" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "publisher_images" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "restricts_images" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "repository" ADD COLUMN     "full_description" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "token" ADD COLUMN     "grants_sent" JSONB;

-- CreateIndex
CREATE UNIQUE INDEX "member_group_number_key" ON "member_group"("number");

-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "registry_rules" JSONB;

-- AlterTable
ALTER TABLE "repository" ADD COLUMN     "immutable_tag_rules" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "immutable_tags" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "token" ADD COLUMN     "creator_address" TEXT,
ADD COLUMN     "creator_agent" TEXT;

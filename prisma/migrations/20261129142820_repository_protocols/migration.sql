-- AlterTable
ALTER TABLE "repository" ADD COLUMN     "protocols" TEXT[] DEFAULT ARRAY['images', 'git']::TEXT[];

-- What nothing reaches could only be deleted.
ALTER TABLE "repository" ADD CONSTRAINT "repository_protocols"
  CHECK ("protocols" IS NOT NULL AND "protocols" <@ ARRAY['images', 'git'] AND cardinality("protocols") > 0);

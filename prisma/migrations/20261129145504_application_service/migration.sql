-- AlterTable
ALTER TABLE "application" ADD COLUMN     "service_id" UUID;

-- CreateIndex
CREATE INDEX "application_service_id_idx" ON "application"("service_id");

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

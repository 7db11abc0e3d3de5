-- CreateIndex
CREATE INDEX "audit_entry_account_id_target_id_at_id_idx" ON "audit_entry"("account_id", "target_id", "at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_organization_id_target_id_at_id_idx" ON "audit_entry"("organization_id", "target_id", "at", "id");

-- DropIndex
DROP INDEX "audit_entry_account_id_at_idx";

-- DropIndex
DROP INDEX "audit_entry_organization_id_at_idx";

-- CreateIndex
CREATE INDEX "audit_entry_account_id_at_id_idx" ON "audit_entry"("account_id", "at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_account_id_action_at_id_idx" ON "audit_entry"("account_id", "action", "at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_account_id_target_name_at_id_idx" ON "audit_entry"("account_id", "target_name", "at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_organization_id_at_id_idx" ON "audit_entry"("organization_id", "at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_organization_id_action_at_id_idx" ON "audit_entry"("organization_id", "action", "at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_organization_id_target_name_at_id_idx" ON "audit_entry"("organization_id", "target_name", "at", "id");

-- By hand: whose names begin so, whatever their case. The diff leaves indexes of expressions alone.
CREATE INDEX "audit_entry_account_id_lower_actor_name_idx" ON "audit_entry"("account_id", lower("actor_name") text_pattern_ops);
CREATE INDEX "audit_entry_organization_id_lower_actor_name_idx" ON "audit_entry"("organization_id", lower("actor_name") text_pattern_ops);

-- By hand: entries are only ever added. Who has to shorten the log as an operator disables this trigger first.
-- \073 is a semicolon: the engine ends a statement at each one that it sees.
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql
  AS E'BEGIN RAISE EXCEPTION ''Entries of the audit log are only ever added.''\073 END';
CREATE TRIGGER "audit_entry_is_only_added_to" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();

-- DropIndex
DROP INDEX "token_account_id_created_at_id_idx";

-- DropIndex
DROP INDEX "token_account_id_description_id_idx";

-- DropIndex
DROP INDEX "token_account_id_last_used_at_id_idx";

-- CreateIndex
CREATE INDEX "token_account_id_created_at_id_idx" ON "token"("account_id", "created_at", "id");

-- By hand: "Never used" stands for the longest ago. The diff doesn't see where nulls go.
CREATE INDEX "token_account_id_last_used_at_id_idx" ON "token"("account_id", "last_used_at" NULLS FIRST, "id");

-- By hand: sorting by description knows no case. The diff leaves indexes of expressions alone.
CREATE INDEX "token_account_id_lower_description_id_idx" ON "token"("account_id", lower("description"), "id");

-- Each organization's page of tokens lists what tools have been given there, among all people's tokens.
CREATE INDEX "token_requested_idx" ON "token" ("expires_at") WHERE "source" = 'request' AND "is_active";

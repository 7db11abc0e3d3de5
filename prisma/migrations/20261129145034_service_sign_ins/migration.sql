-- CreateTable
CREATE TABLE "service_sign_in" (
    "code_hash" BYTEA NOT NULL,
    "browser_hash" BYTEA NOT NULL,
    "session_id" UUID NOT NULL,
    "host" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "service_sign_in_pkey" PRIMARY KEY ("code_hash")
);

-- CreateIndex
CREATE INDEX "service_sign_in_session_id_idx" ON "service_sign_in"("session_id");

-- CreateIndex
CREATE INDEX "service_sign_in_expires_at_idx" ON "service_sign_in"("expires_at");

-- AddForeignKey
ALTER TABLE "service_sign_in" ADD CONSTRAINT "service_sign_in_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

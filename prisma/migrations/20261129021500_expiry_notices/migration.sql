-- AlterTable
ALTER TABLE "account" ADD COLUMN     "expiry_mailed_at" TIMESTAMPTZ(3),
ADD COLUMN     "mail_organization_expiry" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "mail_own_expiry" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "token" ADD COLUMN     "announced_days" INTEGER,
ADD COLUMN     "expired_use_address" TEXT,
ADD COLUMN     "expired_use_at" TIMESTAMPTZ(3),
ADD COLUMN     "expired_use_client" TEXT;

-- CreateTable
CREATE TABLE "expiry_notice" (
    "account_id" UUID NOT NULL,
    "token_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "expiry_notice_pkey" PRIMARY KEY ("account_id","token_id")
);

-- CreateIndex
CREATE INDEX "expiry_notice_token_id_idx" ON "expiry_notice"("token_id");

-- AddForeignKey
ALTER TABLE "expiry_notice" ADD CONSTRAINT "expiry_notice_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expiry_notice" ADD CONSTRAINT "expiry_notice_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "token"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: the nearest of these days before an expiry that has come at a time. One day's mail tells what comes that day (UTC),
-- but of an expiry only once it is past.
CREATE FUNCTION "expiry_threshold"("expires_at" timestamptz, "at" timestamptz) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT min("days") FROM unnest(ARRAY[30, 7, 1, 0]) AS "days" WHERE CASE "days" WHEN 0 THEN $1 <= $2
    ELSE $1 - "days" * interval '24 hours' < date_trunc('day', $2, 'UTC') + interval '24 hours' END
$$;

-- Whoever sets an expiry knows what is left until then: only what comes later is announced. \073 is a semicolon.
CREATE FUNCTION "begin_announcements"() RETURNS trigger LANGUAGE plpgsql
  AS E'BEGIN
    IF TG_OP = ''INSERT'' THEN NEW."announced_days" := "expiry_threshold"(NEW."expires_at", NEW."created_at")\073
    ELSIF NEW."expires_at" IS DISTINCT FROM OLD."expires_at" THEN
      NEW."announced_days" := "expiry_threshold"(NEW."expires_at", now())\073
    END IF\073
    RETURN NEW\073
  END';
CREATE TRIGGER "token_begins_announcements" BEFORE INSERT OR UPDATE OF "expires_at" ON "token" FOR EACH ROW
  EXECUTE FUNCTION "begin_announcements"();
UPDATE "token" SET "announced_days" = "expiry_threshold"("expires_at", now());
CREATE INDEX "token_to_announce_idx" ON "token"("expires_at") WHERE "is_active" AND "announced_days" IS DISTINCT FROM 0;

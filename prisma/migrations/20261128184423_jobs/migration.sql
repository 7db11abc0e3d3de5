-- CreateTable
CREATE TABLE "job" (
    "name" TEXT NOT NULL,
    "next_run_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_until" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "last_started_at" TIMESTAMPTZ(3),
    "last_finished_at" TIMESTAMPTZ(3),
    "last_result" TEXT,
    "last_error" TEXT,

    CONSTRAINT "job_pkey" PRIMARY KEY ("name")
);

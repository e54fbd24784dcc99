-- CreateEnum
CREATE TYPE "BatchFormat" AS ENUM ('paste', 'txt', 'docx', 'csv', 'xlsx');

-- CreateEnum
CREATE TYPE "BatchState" AS ENUM ('open', 'complete', 'undone');

-- CreateEnum
CREATE TYPE "BatchParty" AS ENUM ('youth', 'giver', 'both');

-- AlterTable
ALTER TABLE "Answer" ADD COLUMN     "language" "Language";

-- AlterTable
ALTER TABLE "Participant" ADD COLUMN     "batchId" TEXT;

-- CreateTable
CREATE TABLE "Batch" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "format" "BatchFormat" NOT NULL,
    "state" "BatchState" NOT NULL,
    "fileDigest" TEXT NOT NULL,
    "contentDigest" TEXT NOT NULL,
    "parts" INTEGER NOT NULL,
    "received" INTEGER[],
    "people" INTEGER NOT NULL,
    "waveId" TEXT,
    "instrumentId" TEXT,
    "madeWaveId" TEXT,
    "formVersion" TEXT NOT NULL,
    "scopes" "ConsentScope"[],
    "party" "BatchParty" NOT NULL,
    "giverSafety" "GiverSafety",
    "isAdult" BOOLEAN NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "attestedBy" TEXT NOT NULL,
    "attestedAt" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Batch_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Batch_id_key" ON "Batch"("id");

-- CreateIndex
CREATE INDEX "Batch_studyId_fileDigest_idx" ON "Batch"("studyId", "fileDigest");

-- CreateIndex
CREATE INDEX "Batch_studyId_waveId_idx" ON "Batch"("studyId", "waveId");

-- CreateIndex
CREATE INDEX "Batch_studyId_instrumentId_idx" ON "Batch"("studyId", "instrumentId");

-- CreateIndex
CREATE UNIQUE INDEX "Batch_studyId_number_key" ON "Batch"("studyId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Batch_studyId_key_key" ON "Batch"("studyId", "key");

-- CreateIndex
CREATE INDEX "Participant_studyId_batchId_idx" ON "Participant"("studyId", "batchId");

-- AddForeignKey
ALTER TABLE "Batch" ADD CONSTRAINT "Batch_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Batch" ADD CONSTRAINT "Batch_studyId_waveId_fkey" FOREIGN KEY ("studyId", "waveId") REFERENCES "Wave"("studyId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Batch" ADD CONSTRAINT "Batch_studyId_instrumentId_fkey" FOREIGN KEY ("studyId", "instrumentId") REFERENCES "Instrument"("studyId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participant" ADD CONSTRAINT "Participant_studyId_batchId_fkey" FOREIGN KEY ("studyId", "batchId") REFERENCES "Batch"("studyId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- Undoing a batch: everything that came in with it, what withdrawal hides from the application included. The people go,
-- and with them by their keys decisions, responses, answers, passages and codings. A wave or a set of questions that was
-- added for a batch goes when nothing else stands in it.
CREATE FUNCTION undo_batch(study text, batch text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  was "Batch"%ROWTYPE;
  responses text[];
BEGIN
  SELECT * INTO was FROM "Batch" b WHERE b."studyId" = study AND b.id = batch FOR UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  SELECT array_agg(r.id) INTO responses FROM "Response" r
    JOIN "Participant" p ON p."studyId" = r."studyId" AND p.id = r."participantId"
    WHERE p."studyId" = study AND p."batchId" = batch;
  DELETE FROM "Participant" p WHERE p."studyId" = study AND p."batchId" = batch;
  -- After the people: a step that was at work on one of them has stored its next job by now, and none follows.
  DELETE FROM pgboss.job j WHERE j.data->>'studyId' = study AND j.data->>'responseId' = ANY (responses);
  DELETE FROM pgboss.archive j WHERE j.data->>'studyId' = study AND j.data->>'responseId' = ANY (responses);
  UPDATE "Batch" b SET state = 'undone', "undoneAt" = now(), "waveId" = NULL, "instrumentId" = NULL,
    "fileDigest" = '', "contentDigest" = '' WHERE b."studyId" = study AND b.id = batch;
  BEGIN
    DELETE FROM "Wave" w WHERE w."studyId" = study AND w.id = was."waveId"
      AND EXISTS (SELECT 1 FROM "Batch" b WHERE b."studyId" = study AND b."madeWaveId" = w.id);
  EXCEPTION WHEN foreign_key_violation THEN NULL;
  END;
  BEGIN
    DELETE FROM "Instrument" i WHERE i."studyId" = study AND i.id = was."instrumentId" AND i.key LIKE 'brought-in-%';
  EXCEPTION WHEN foreign_key_violation THEN NULL;
  END;
END $$;

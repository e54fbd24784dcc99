-- CreateEnum
CREATE TYPE "SittingSight" AS ENUM ('all', 'choices', 'none');

-- CreateEnum
CREATE TYPE "SittingEnd" AS ENUM ('finished', 'deleted', 'declined', 'lapsed');

-- CreateTable
CREATE TABLE "Sitting" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "waveId" TEXT NOT NULL,
    "invitationId" TEXT NOT NULL,
    "instrumentId" TEXT NOT NULL,
    "language" "Language" NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3) NOT NULL,
    "browserHash" TEXT,
    "sight" "SittingSight" NOT NULL DEFAULT 'all',
    "sinceTurn" INTEGER NOT NULL DEFAULT 0,
    "turn" INTEGER NOT NULL DEFAULT 0,
    "movedTurn" INTEGER NOT NULL DEFAULT 0,
    "progress" BYTEA,
    "isKept" BOOLEAN NOT NULL DEFAULT false,
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" "SittingEnd",

    CONSTRAINT "Sitting_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "SavedScreen" (
    "studyId" TEXT NOT NULL,
    "sittingId" TEXT NOT NULL,
    "screen" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "turn" INTEGER NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,
    "answers" BYTEA NOT NULL,

    CONSTRAINT "SavedScreen_pkey" PRIMARY KEY ("studyId","sittingId","screen")
);

-- CreateTable
CREATE TABLE "ResumeCode" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "sittingId" TEXT NOT NULL,
    "lookup" TEXT NOT NULL,
    "verifier" TEXT NOT NULL,
    "second" TEXT,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "isKept" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ResumeCode_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Sitting_id_key" ON "Sitting"("id");

-- CreateIndex
CREATE UNIQUE INDEX "Sitting_browserHash_key" ON "Sitting"("browserHash");

-- CreateIndex
CREATE INDEX "Sitting_studyId_participantId_idx" ON "Sitting"("studyId", "participantId");

-- CreateIndex
CREATE UNIQUE INDEX "Sitting_studyId_invitationId_key" ON "Sitting"("studyId", "invitationId");

-- CreateIndex
CREATE INDEX "SavedScreen_studyId_participantId_idx" ON "SavedScreen"("studyId", "participantId");

-- CreateIndex
CREATE UNIQUE INDEX "ResumeCode_id_key" ON "ResumeCode"("id");

-- CreateIndex
CREATE UNIQUE INDEX "ResumeCode_lookup_key" ON "ResumeCode"("lookup");

-- CreateIndex
CREATE INDEX "ResumeCode_studyId_sittingId_idx" ON "ResumeCode"("studyId", "sittingId");

-- AddForeignKey
ALTER TABLE "Sitting" ADD CONSTRAINT "Sitting_studyId_participantId_fkey" FOREIGN KEY ("studyId", "participantId") REFERENCES "Participant"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sitting" ADD CONSTRAINT "Sitting_studyId_invitationId_fkey" FOREIGN KEY ("studyId", "invitationId") REFERENCES "WaveInvitation"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedScreen" ADD CONSTRAINT "SavedScreen_studyId_sittingId_fkey" FOREIGN KEY ("studyId", "sittingId") REFERENCES "Sitting"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedScreen" ADD CONSTRAINT "SavedScreen_studyId_participantId_fkey" FOREIGN KEY ("studyId", "participantId") REFERENCES "Participant"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ResumeCode" ADD CONSTRAINT "ResumeCode_studyId_sittingId_fkey" FOREIGN KEY ("studyId", "sittingId") REFERENCES "Sitting"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was answered alone and is not a response yet passes the same gate: without a consent that holds at this instant
-- it is neither written nor seen, and nothing new rests on a text that was changed since. It hangs on a sitting of the
-- same person that has not ended.
ALTER TABLE "SavedScreen" ENABLE ROW LEVEL SECURITY;
CREATE POLICY consented ON "SavedScreen" USING (EXISTS (
  SELECT 1 FROM effective_consent c WHERE c."studyId" = "SavedScreen"."studyId"
    AND c."participantId" = "SavedScreen"."participantId" AND c.scope = 'participate'))
WITH CHECK (EXISTS (
  SELECT 1 FROM effective_consent c WHERE c."studyId" = "SavedScreen"."studyId"
    AND c."participantId" = "SavedScreen"."participantId" AND c.scope = 'participate')
  AND EXISTS (
  SELECT 1 FROM "Sitting" s WHERE s."studyId" = "SavedScreen"."studyId" AND s.id = "SavedScreen"."sittingId"
    AND s."participantId" = "SavedScreen"."participantId" AND s."endedAt" IS NULL));
CREATE POLICY agreed_to_now ON "SavedScreen" AS RESTRICTIVE FOR INSERT
WITH CHECK (NOT rests_on_old_text("SavedScreen"."studyId", "SavedScreen"."participantId", 'participate'));

CREATE TRIGGER stays BEFORE UPDATE ON "SavedScreen" FOR EACH ROW
WHEN (OLD."participantId" IS DISTINCT FROM NEW."participantId" OR OLD."studyId" IS DISTINCT FROM NEW."studyId"
  OR OLD."sittingId" IS DISTINCT FROM NEW."sittingId")
EXECUTE FUNCTION refuse_move();
CREATE TRIGGER stays BEFORE UPDATE ON "Sitting" FOR EACH ROW
WHEN (OLD."participantId" IS DISTINCT FROM NEW."participantId" OR OLD."studyId" IS DISTINCT FROM NEW."studyId"
  OR OLD."invitationId" IS DISTINCT FROM NEW."invitationId")
EXECUTE FUNCTION refuse_move();

-- A sitting is of whom the invitation was made for.
CREATE FUNCTION refuse_other_sitting() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "WaveInvitation" i WHERE i."studyId" = NEW."studyId" AND i.id = NEW."invitationId"
      AND i."participantId" = NEW."participantId" AND i."waveId" = NEW."waveId") THEN
    RAISE EXCEPTION 'a sitting is of whom the invitation was made for' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER invited BEFORE INSERT ON "Sitting" FOR EACH ROW EXECUTE FUNCTION refuse_other_sitting();

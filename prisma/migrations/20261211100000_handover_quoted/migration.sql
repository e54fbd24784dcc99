-- CreateTable
CREATE TABLE "HandoverQuoted" (
    "studyId" TEXT NOT NULL,
    "handoverId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,

    CONSTRAINT "HandoverQuoted_pkey" PRIMARY KEY ("studyId","handoverId","participantId")
);

-- CreateIndex
CREATE INDEX "HandoverQuoted_studyId_participantId_idx" ON "HandoverQuoted"("studyId", "participantId");

-- AddForeignKey
ALTER TABLE "HandoverQuoted" ADD CONSTRAINT "HandoverQuoted_studyId_handoverId_fkey" FOREIGN KEY ("studyId", "handoverId") REFERENCES "Handover"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandoverQuoted" ADD CONSTRAINT "HandoverQuoted_studyId_participantId_fkey" FOREIGN KEY ("studyId", "participantId") REFERENCES "Participant"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Of what was frozen before this. Whose quote was taken back by now is not known any more: where one was, it is closed to
-- whoever works with anybody whom its figures rest on.
INSERT INTO "HandoverQuoted" ("studyId", "handoverId", "participantId")
SELECT q."studyId", q."handoverId", p.id FROM "HandoverQuote" q
JOIN "Participant" p ON p."studyId" = q."studyId" AND p.id = q."participantId"
UNION
SELECT c."studyId", c."handoverId", p.id FROM "HandoverCounted" c
JOIN "Participant" p ON p."studyId" = c."studyId" AND p.id = c."participantId"
WHERE EXISTS (SELECT 1 FROM "HandoverQuote" q
  WHERE q."studyId" = c."studyId" AND q."handoverId" = c."handoverId" AND q."takenBackOn" IS NOT NULL);

-- It goes with its study or with the person, and is not the application's to change.
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON "HandoverQuoted" FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();

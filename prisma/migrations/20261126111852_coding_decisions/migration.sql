-- CreateEnum
CREATE TYPE "CodingAct" AS ENUM ('accept', 'reject', 'change', 'add', 'undo');

-- AlterTable
ALTER TABLE "Coding" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "CodingDecision" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "codingId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "act" "CodingAct" NOT NULL,
    "fromState" "CodingState",
    "toState" "CodingState" NOT NULL,
    "fromCodeId" TEXT,
    "toCodeId" TEXT NOT NULL,
    "fromStance" "Stance",
    "toStance" "Stance" NOT NULL,
    "fromSpans" JSONB,
    "toSpans" JSONB NOT NULL,
    "undoesId" TEXT,
    "partOfId" TEXT,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,
    "sequence" BIGSERIAL NOT NULL,

    CONSTRAINT "CodingDecision_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "CodingDecision_id_key" ON "CodingDecision"("id");

-- CreateIndex
CREATE INDEX "CodingDecision_studyId_codingId_sequence_idx" ON "CodingDecision"("studyId", "codingId", "sequence");

-- CreateIndex
CREATE INDEX "CodingDecision_studyId_participantId_idx" ON "CodingDecision"("studyId", "participantId");

-- CreateIndex
CREATE INDEX "CodingDecision_studyId_fromCodeId_idx" ON "CodingDecision"("studyId", "fromCodeId");

-- CreateIndex
CREATE INDEX "CodingDecision_studyId_toCodeId_idx" ON "CodingDecision"("studyId", "toCodeId");

-- CreateIndex
CREATE INDEX "CodingDecision_studyId_partOfId_idx" ON "CodingDecision"("studyId", "partOfId");

-- CreateIndex
CREATE UNIQUE INDEX "CodingDecision_studyId_undoesId_key" ON "CodingDecision"("studyId", "undoesId");

-- AddForeignKey
ALTER TABLE "CodingDecision" ADD CONSTRAINT "CodingDecision_studyId_codingId_fkey" FOREIGN KEY ("studyId", "codingId") REFERENCES "Coding"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CodingDecision" ADD CONSTRAINT "CodingDecision_studyId_participantId_fkey" FOREIGN KEY ("studyId", "participantId") REFERENCES "Participant"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CodingDecision" ADD CONSTRAINT "CodingDecision_studyId_fromCodeId_fkey" FOREIGN KEY ("studyId", "fromCodeId") REFERENCES "Code"("studyId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CodingDecision" ADD CONSTRAINT "CodingDecision_studyId_toCodeId_fkey" FOREIGN KEY ("studyId", "toCodeId") REFERENCES "Code"("studyId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CodingDecision" ADD CONSTRAINT "CodingDecision_studyId_undoesId_fkey" FOREIGN KEY ("studyId", "undoesId") REFERENCES "CodingDecision"("studyId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CodingDecision" ADD CONSTRAINT "CodingDecision_studyId_partOfId_fkey" FOREIGN KEY ("studyId", "partOfId") REFERENCES "CodingDecision"("studyId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- A decision is seen exactly as long as the coding that it is about: the coding's own policy is asked.
ALTER TABLE "CodingDecision" ENABLE ROW LEVEL SECURITY;
CREATE POLICY consented ON "CodingDecision" USING (EXISTS (
  SELECT 1 FROM "Coding" c WHERE c."studyId" = "CodingDecision"."studyId" AND c.id = "CodingDecision"."codingId"));

-- Only added to; gone only with what it is about (a passage, a person, a study).
CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON "CodingDecision"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER kept BEFORE DELETE ON "CodingDecision"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();

-- A coding that a person decided about is not taken away by itself.
CREATE FUNCTION refuse_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = 'firsthand_app' AND OLD.revision > 0 THEN
    RAISE EXCEPTION 'a person decided about it' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN OLD;
END $$;

CREATE TRIGGER decided BEFORE DELETE ON "Coding"
FOR EACH ROW EXECUTE FUNCTION refuse_decided();

-- What waits for a person, of passages that may be used now. It comes in the order of the outline: by the first theme
-- that it would count for; what counts for none comes last.
CREATE VIEW undecided_coding AS
SELECT c."studyId", k."codebookId", c.id AS "codingId", c."codeId", c.score, p."participantId", p."waveId",
  coalesce((
    SELECT min(t.position) FROM "ThemeCode" tc
    JOIN "Theme" t ON t."studyId" = tc."studyId" AND t.id = tc."themeId" AND (t.kind IS NULL OR t.kind = c.kind)
    WHERE tc."studyId" = c."studyId" AND tc."codeId" = c."codeId"), 2147483647) AS position
FROM "Coding" c
JOIN "Code" k ON k."studyId" = c."studyId" AND k.id = c."codeId"
JOIN usable_passage p ON p."studyId" = c."studyId" AND p.id = c."passageId"
WHERE c.state = 'proposed' AND (c.origin = 'person' OR p."isAssisted");

-- Codings by what people did about them, of passages that may be used now. What a person added and took back again, or
-- another took out, is neither: it was never suggested.
CREATE VIEW coding_standing AS
SELECT c."studyId", k."codebookId", c.id AS "codingId", p."participantId", c.state
FROM "Coding" c
JOIN "Code" k ON k."studyId" = c."studyId" AND k.id = c."codeId"
JOIN usable_passage p ON p."studyId" = c."studyId" AND p.id = c."passageId"
WHERE (c.origin = 'person' AND c.state <> 'rejected') OR (c.origin = 'suggested' AND p."isAssisted");

-- Suggestions that a person rejected, under the themes that they would have counted for.
CREATE VIEW theme_rejection AS
SELECT t."studyId", t."codebookId", t.id AS "themeId", c.id AS "codingId", p."participantId", p."waveId"
FROM "Theme" t
JOIN "ThemeCode" tc ON tc."studyId" = t."studyId" AND tc."themeId" = t.id
JOIN "Coding" c ON c."studyId" = tc."studyId" AND c."codeId" = tc."codeId" AND (t.kind IS NULL OR t.kind = c.kind)
JOIN usable_passage p ON p."studyId" = c."studyId" AND p.id = c."passageId"
WHERE c.state = 'rejected' AND c.origin = 'suggested' AND p."isAssisted";

-- CreateTable
CREATE TABLE "WaveEdition" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "waveId" TEXT NOT NULL,
    "closedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WaveEdition_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "EditionCoding" (
    "studyId" TEXT NOT NULL,
    "editionId" TEXT NOT NULL,
    "codingId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,

    CONSTRAINT "EditionCoding_pkey" PRIMARY KEY ("studyId","editionId","codingId")
);

-- CreateTable
CREATE TABLE "EditionReading" (
    "studyId" TEXT NOT NULL,
    "editionId" TEXT NOT NULL,
    "codebookId" TEXT NOT NULL,
    "passageId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "isAssisted" BOOLEAN NOT NULL,

    CONSTRAINT "EditionReading_pkey" PRIMARY KEY ("studyId","editionId","codebookId","passageId")
);

-- CreateIndex
CREATE UNIQUE INDEX "WaveEdition_id_key" ON "WaveEdition"("id");

-- CreateIndex
CREATE UNIQUE INDEX "WaveEdition_studyId_waveId_key" ON "WaveEdition"("studyId", "waveId");

-- CreateIndex
CREATE INDEX "EditionCoding_studyId_codingId_idx" ON "EditionCoding"("studyId", "codingId");

-- CreateIndex
CREATE INDEX "EditionCoding_studyId_participantId_idx" ON "EditionCoding"("studyId", "participantId");

-- CreateIndex
CREATE INDEX "EditionReading_studyId_passageId_idx" ON "EditionReading"("studyId", "passageId");

-- CreateIndex
CREATE INDEX "EditionReading_studyId_participantId_idx" ON "EditionReading"("studyId", "participantId");

-- CreateIndex
CREATE INDEX "EditionReading_studyId_codebookId_idx" ON "EditionReading"("studyId", "codebookId");

-- AddForeignKey
ALTER TABLE "WaveEdition" ADD CONSTRAINT "WaveEdition_studyId_waveId_fkey" FOREIGN KEY ("studyId", "waveId") REFERENCES "Wave"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EditionCoding" ADD CONSTRAINT "EditionCoding_studyId_editionId_fkey" FOREIGN KEY ("studyId", "editionId") REFERENCES "WaveEdition"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EditionCoding" ADD CONSTRAINT "EditionCoding_studyId_codingId_fkey" FOREIGN KEY ("studyId", "codingId") REFERENCES "Coding"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EditionCoding" ADD CONSTRAINT "EditionCoding_studyId_participantId_fkey" FOREIGN KEY ("studyId", "participantId") REFERENCES "Participant"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EditionReading" ADD CONSTRAINT "EditionReading_studyId_editionId_fkey" FOREIGN KEY ("studyId", "editionId") REFERENCES "WaveEdition"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EditionReading" ADD CONSTRAINT "EditionReading_studyId_codebookId_fkey" FOREIGN KEY ("studyId", "codebookId") REFERENCES "Codebook"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EditionReading" ADD CONSTRAINT "EditionReading_studyId_passageId_fkey" FOREIGN KEY ("studyId", "passageId") REFERENCES "Passage"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EditionReading" ADD CONSTRAINT "EditionReading_studyId_participantId_fkey" FOREIGN KEY ("studyId", "participantId") REFERENCES "Participant"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The gate: what is put in is somebody's whose consent holds, and is what it says: an accepted coding, a passage. It is
-- seen no longer than they are; what stays on the desk beyond that is counted by the views below alone.
ALTER TABLE "EditionCoding" ENABLE ROW LEVEL SECURITY;
CREATE POLICY consented ON "EditionCoding" USING (EXISTS (
  SELECT 1 FROM "Coding" c WHERE c."studyId" = "EditionCoding"."studyId" AND c.id = "EditionCoding"."codingId"))
WITH CHECK (EXISTS (
  SELECT 1 FROM "Coding" c
  JOIN "Passage" p ON p."studyId" = c."studyId" AND p.id = c."passageId"
  JOIN "WaveEdition" e ON e."studyId" = p."studyId" AND e."waveId" = p."waveId"
  WHERE c."studyId" = "EditionCoding"."studyId" AND c.id = "EditionCoding"."codingId"
    AND c."participantId" = "EditionCoding"."participantId" AND c.state = 'accepted' AND e.id = "EditionCoding"."editionId"));

ALTER TABLE "EditionReading" ENABLE ROW LEVEL SECURITY;
CREATE POLICY consented ON "EditionReading" USING (EXISTS (
  SELECT 1 FROM "Passage" p WHERE p."studyId" = "EditionReading"."studyId" AND p.id = "EditionReading"."passageId"))
WITH CHECK (EXISTS (
  SELECT 1 FROM "Passage" p
  JOIN "WaveEdition" e ON e."studyId" = p."studyId" AND e."waveId" = p."waveId"
  WHERE p."studyId" = "EditionReading"."studyId" AND p.id = "EditionReading"."passageId"
    AND p."participantId" = "EditionReading"."participantId" AND e.id = "EditionReading"."editionId"));

-- An edition is made once. It shrinks by what is taken out of the views, and goes with its wave.
CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON "WaveEdition" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON "EditionCoding" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON "EditionReading" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER kept BEFORE DELETE ON "WaveEdition" FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();
CREATE TRIGGER kept BEFORE DELETE ON "EditionCoding" FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();
CREATE TRIGGER kept BEFORE DELETE ON "EditionReading" FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();

-- The evaluator's desk -----------------------------------------------------------------------------------------
-- What may be counted now, and what the study lets stay of closed waves: of people who turned 18 since and were not asked
-- anew yet. Board, lead and everybody else read theme_coding and read_passage, which know nothing of it; so do lists of
-- quotes, searches and words. A person who said no is in neither.

CREATE VIEW desk_theme_coding AS
SELECT "studyId", "codebookId", "themeId", "codingId", "codeId", stance, state, score, "passageId", "participantId", "waveId",
  "serviceId", language
FROM theme_coding
UNION ALL
SELECT t."studyId", t."codebookId", t.id, c.id, c."codeId", c.stance, c.state, c.score, p.id, p."participantId", p."waveId",
  p."serviceId", p.language
FROM identity."ConsentStay" stay
JOIN "EditionCoding" e ON e."studyId" = stay."studyId" AND e."participantId" = stay."participantId"
JOIN "Coding" c ON c."studyId" = e."studyId" AND c.id = e."codingId" AND c.state = 'accepted'
JOIN "Passage" p ON p."studyId" = c."studyId" AND p.id = c."passageId"
JOIN "ThemeCode" tc ON tc."studyId" = c."studyId" AND tc."codeId" = c."codeId"
JOIN "Theme" t ON t."studyId" = tc."studyId" AND t.id = tc."themeId" AND (t.kind IS NULL OR t.kind = c.kind)
LEFT JOIN identity."ConsentStay" assist ON assist."studyId" = stay."studyId" AND assist."participantId" = stay."participantId"
  AND assist.scope = 'automated_assist' AND assist.since <= now() AND assist.until > now()
WHERE stay.scope = 'analyse' AND stay.since <= now() AND stay.until > now()
  AND (c.origin = 'person' OR assist.scope IS NOT NULL)
  AND NOT EXISTS (
    SELECT 1 FROM effective_consent h WHERE h."studyId" = stay."studyId" AND h."participantId" = stay."participantId"
      AND h.scope = CASE WHEN c.origin = 'person' THEN 'analyse'::"ConsentScope" ELSE 'automated_assist' END);

CREATE VIEW desk_read_passage AS
SELECT "studyId", "codebookId", "passageId", "participantId", "waveId", language FROM read_passage
UNION ALL
SELECT p."studyId", e."codebookId", p.id, p."participantId", p."waveId", p.language
FROM identity."ConsentStay" stay
JOIN "EditionReading" e ON e."studyId" = stay."studyId" AND e."participantId" = stay."participantId"
JOIN "Passage" p ON p."studyId" = e."studyId" AND p.id = e."passageId"
LEFT JOIN identity."ConsentStay" assist ON assist."studyId" = stay."studyId" AND assist."participantId" = stay."participantId"
  AND assist.scope = 'automated_assist' AND assist.since <= now() AND assist.until > now()
WHERE stay.scope = 'analyse' AND stay.since <= now() AND stay.until > now()
  AND (NOT e."isAssisted" OR assist.scope IS NOT NULL);

-- CreateEnum
CREATE TYPE "DetailStep" AS ENUM ('edited', 'marked', 'returned', 'approved');

-- CreateEnum
CREATE TYPE "DetailLevel" AS ENUM ('machine', 'marked', 'approved');

-- CreateEnum
CREATE TYPE "DetailKind" AS ENUM ('names', 'nicknames', 'places', 'schools', 'facilities', 'staff', 'dates', 'ages', 'family', 'case_facts', 'events', 'slang', 'immigration', 'legal_case');

-- AlterTable
ALTER TABLE "Passage" ADD COLUMN     "keepVersion" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "StudySettings" ADD COLUMN     "keep" TEXT[],
ADD COLUMN     "keepVersion" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "PassageStep" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "passageId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "step" "DetailStep" NOT NULL,
    "accountId" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "cleanedAt" TIMESTAMPTZ(3) NOT NULL,
    "edits" INTEGER NOT NULL DEFAULT 0,
    "found" "DetailKind"[],
    "firstId" TEXT,
    "firstBy" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sequence" BIGSERIAL NOT NULL,

    CONSTRAINT "PassageStep_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PassageStep_id_key" ON "PassageStep"("id");

-- CreateIndex
CREATE INDEX "PassageStep_studyId_passageId_sequence_idx" ON "PassageStep"("studyId", "passageId", "sequence");

-- CreateIndex
CREATE INDEX "PassageStep_studyId_participantId_idx" ON "PassageStep"("studyId", "participantId");

-- CreateIndex
CREATE INDEX "PassageStep_studyId_firstId_firstBy_digest_idx" ON "PassageStep"("studyId", "firstId", "firstBy", "digest");

-- CreateIndex
CREATE UNIQUE INDEX "PassageStep_studyId_id_accountId_digest_key" ON "PassageStep"("studyId", "id", "accountId", "digest");

-- AddForeignKey
ALTER TABLE "PassageStep" ADD CONSTRAINT "PassageStep_studyId_passageId_fkey" FOREIGN KEY ("studyId", "passageId") REFERENCES "Passage"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PassageStep" ADD CONSTRAINT "PassageStep_studyId_participantId_fkey" FOREIGN KEY ("studyId", "participantId") REFERENCES "Participant"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PassageStep" ADD CONSTRAINT "PassageStep_studyId_firstId_firstBy_digest_fkey" FOREIGN KEY ("studyId", "firstId", "firstBy", "digest") REFERENCES "PassageStep"("studyId", "id", "accountId", "digest") ON DELETE CASCADE ON UPDATE CASCADE;

-- Two people, by the database's own rule: the second answers a step of the first, at words of the same digest.
ALTER TABLE "PassageStep" ADD CONSTRAINT two_people CHECK (
  (step IN ('edited', 'marked') AND "firstId" IS NULL AND "firstBy" IS NULL)
  OR (step IN ('approved', 'returned') AND "firstId" IS NOT NULL AND "firstBy" IS NOT NULL AND "accountId" <> "firstBy"));
ALTER TABLE "PassageStep" ADD CONSTRAINT found_something CHECK ((step = 'returned') = (cardinality(COALESCE(found, '{}')) > 0));

-- The gate: a step is written and seen with the passage that it is at, as long as that may be analysed.
ALTER TABLE "PassageStep" ENABLE ROW LEVEL SECURITY;
CREATE POLICY consented ON "PassageStep" USING (EXISTS (
  SELECT 1 FROM effective_consent c WHERE c."studyId" = "PassageStep"."studyId"
    AND c."participantId" = "PassageStep"."participantId" AND c.scope = 'analyse'))
WITH CHECK (EXISTS (
  SELECT 1 FROM "Passage" p WHERE p."studyId" = "PassageStep"."studyId" AND p.id = "PassageStep"."passageId"
    AND p."participantId" = "PassageStep"."participantId"));

CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON "PassageStep" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- A step goes only with its passage.
CREATE TRIGGER kept BEFORE DELETE ON "PassageStep" FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();

-- How far each passage is that may be used now. Words that changed past the desk are nobody's work any more.
CREATE VIEW passage_level WITH (security_barrier = true) AS
SELECT p."studyId", p.id AS "passageId", p."participantId", p."responseId", p."waveId", p.language,
  CASE last.step WHEN 'marked' THEN 'marked' WHEN 'approved' THEN 'approved' ELSE 'machine' END::"DetailLevel" AS level,
  last.id AS "stepId", last."accountId"
FROM usable_passage p
LEFT JOIN LATERAL (
  SELECT s.id, s.step, s."accountId", s."cleanedAt" FROM "PassageStep" s
  WHERE s."studyId" = p."studyId" AND s."passageId" = p.id ORDER BY s.sequence DESC LIMIT 1
) AS last ON last."cleanedAt" = p."cleanedAt";

-- Passages that two people went through as they stand now: words may leave from these alone.
CREATE VIEW approved_passage WITH (security_barrier = true) AS
SELECT p."studyId", p.id AS "passageId", p."participantId"
FROM "PassageStep" s
JOIN usable_passage p ON p."studyId" = s."studyId" AND p.id = s."passageId" AND p."cleanedAt" = s."cleanedAt"
WHERE s.step = 'approved' AND NOT EXISTS (
  SELECT 1 FROM "PassageStep" o
  WHERE o."studyId" = s."studyId" AND o."passageId" = s."passageId" AND o.sequence > s.sequence);

-- Where marks went when the words around them were cleaned anew.
CREATE FUNCTION moved_spans(spans jsonb, moves jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT COALESCE(jsonb_agg(jsonb_build_object('start', went.s, 'end', went.e) ORDER BY went.s, went.e), spans) FROM (
    SELECT DISTINCT
      (SELECT (m->>'start')::int + CASE WHEN (m->>'isWhole')::boolean THEN 0 ELSE (x->>'start')::int - (m->>'from')::int END
        FROM jsonb_array_elements(moves) m
        WHERE (m->>'from')::int <= (x->>'start')::int AND (x->>'start')::int < (m->>'to')::int) AS s,
      (SELECT CASE WHEN (m->>'isWhole')::boolean THEN (m->>'end')::int ELSE (m->>'start')::int + (x->>'end')::int - (m->>'from')::int END
        FROM jsonb_array_elements(moves) m
        WHERE (m->>'from')::int < (x->>'end')::int AND (x->>'end')::int <= (m->>'to')::int) AS e
    FROM jsonb_array_elements(spans) x
  ) AS went WHERE went.s < went.e
$$;

-- The words of a passage changed. What a machine suggested and nobody decided goes, and is asked for anew; what people decided
-- or objected to stays, at the same words, also what is hidden from the application because a machine may not read along now.
-- A suggestion's reasons are words of the passage as it was, and go.
CREATE FUNCTION move_codings(study text, passage text, moves jsonb) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  kept integer;
BEGIN
  PERFORM 1 FROM "Passage" p
  JOIN effective_consent c ON c."studyId" = p."studyId" AND c."participantId" = p."participantId" AND c.scope = 'analyse'
  WHERE p."studyId" = study AND p.id = passage;
  IF NOT FOUND THEN RETURN 0; END IF;
  DELETE FROM "Coding" c WHERE c."studyId" = study AND c."passageId" = passage
    AND c.origin = 'suggested' AND c.state = 'proposed' AND c.revision = 0;
  UPDATE "Coding" c SET spans = moved_spans(c.spans, moves), because = NULL
  WHERE c."studyId" = study AND c."passageId" = passage;
  GET DIAGNOSTICS kept = ROW_COUNT;
  UPDATE "Objection" o SET spans = moved_spans(o.spans, moves)
  WHERE o."studyId" = study AND o."passageId" = passage AND o.spans IS NOT NULL;
  RETURN kept;
END $$;

-- Where details stood in the answer was not kept before: such passages are cleaned once more.
UPDATE "Passage" SET "keepVersion" = -1
WHERE jsonb_array_length(redactions) > 0 AND NOT redactions -> 0 ? 'from';

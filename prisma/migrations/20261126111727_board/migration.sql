-- CreateEnum
CREATE TYPE "Audience" AS ENUM ('board', 'lead');

-- CreateEnum
CREATE TYPE "ApprovalStep" AS ENUM ('prepared', 'approved', 'withdrawn');

-- CreateEnum
CREATE TYPE "PickKind" AS ENUM ('answered', 'changed', 'said');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "Role" ADD VALUE 'board';
ALTER TYPE "Role" ADD VALUE 'lead';

-- AlterTable
ALTER TABLE "Instance" ADD COLUMN     "demoDecidedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "QuoteApproval" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "codingId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "audience" "Audience" NOT NULL,
    "step" "ApprovalStep" NOT NULL,
    "accountId" TEXT,
    "codeId" TEXT NOT NULL,
    "spans" JSONB NOT NULL,
    "cleanedAt" TIMESTAMPTZ(3) NOT NULL,
    "preparationId" TEXT,
    "preparedBy" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sequence" BIGSERIAL NOT NULL,

    CONSTRAINT "QuoteApproval_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "Objection" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "themeKey" TEXT NOT NULL,
    "passageId" TEXT,
    "participantId" TEXT,
    "spans" JSONB,
    "words" BYTEA NOT NULL,
    "raisedAt" TIMESTAMPTZ(3) NOT NULL,
    "owedBy" TIMESTAMPTZ(3) NOT NULL,
    "answer" BYTEA,
    "answeredBy" TEXT,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Objection_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "TopicOptOut" (
    "studyId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "themeKey" TEXT NOT NULL,

    CONSTRAINT "TopicOptOut_pkey" PRIMARY KEY ("studyId","accountId","themeKey")
);

-- CreateTable
CREATE TABLE "Pick" (
    "studyId" TEXT NOT NULL,
    "kind" "PickKind" NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "Pick_pkey" PRIMARY KEY ("studyId","kind","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "QuoteApproval_id_key" ON "QuoteApproval"("id");

-- CreateIndex
CREATE INDEX "QuoteApproval_studyId_codingId_audience_idx" ON "QuoteApproval"("studyId", "codingId", "audience");

-- CreateIndex
CREATE INDEX "QuoteApproval_studyId_participantId_idx" ON "QuoteApproval"("studyId", "participantId");

-- CreateIndex
CREATE INDEX "QuoteApproval_studyId_preparationId_preparedBy_idx" ON "QuoteApproval"("studyId", "preparationId", "preparedBy");

-- CreateIndex
CREATE UNIQUE INDEX "QuoteApproval_studyId_id_accountId_key" ON "QuoteApproval"("studyId", "id", "accountId");

-- CreateIndex
CREATE UNIQUE INDEX "Objection_id_key" ON "Objection"("id");

-- CreateIndex
CREATE INDEX "Objection_studyId_themeKey_idx" ON "Objection"("studyId", "themeKey");

-- CreateIndex
CREATE INDEX "Objection_studyId_accountId_idx" ON "Objection"("studyId", "accountId");

-- CreateIndex
CREATE INDEX "Objection_studyId_passageId_idx" ON "Objection"("studyId", "passageId");

-- CreateIndex
CREATE INDEX "Objection_studyId_participantId_idx" ON "Objection"("studyId", "participantId");

-- AddForeignKey
ALTER TABLE "QuoteApproval" ADD CONSTRAINT "QuoteApproval_studyId_codingId_fkey" FOREIGN KEY ("studyId", "codingId") REFERENCES "Coding"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuoteApproval" ADD CONSTRAINT "QuoteApproval_studyId_participantId_fkey" FOREIGN KEY ("studyId", "participantId") REFERENCES "Participant"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuoteApproval" ADD CONSTRAINT "QuoteApproval_studyId_preparationId_preparedBy_fkey" FOREIGN KEY ("studyId", "preparationId", "preparedBy") REFERENCES "QuoteApproval"("studyId", "id", "accountId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_studyId_passageId_fkey" FOREIGN KEY ("studyId", "passageId") REFERENCES "Passage"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_studyId_participantId_fkey" FOREIGN KEY ("studyId", "participantId") REFERENCES "Participant"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TopicOptOut" ADD CONSTRAINT "TopicOptOut_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pick" ADD CONSTRAINT "Pick_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Two people, by the database's own rule: an approval names the preparation that it approves, and who made that one is
-- somebody else.
ALTER TABLE "QuoteApproval" ADD CONSTRAINT two_people CHECK (
  ("step" = 'prepared' AND "accountId" IS NOT NULL AND "preparationId" IS NULL AND "preparedBy" IS NULL)
  OR ("step" = 'approved' AND "accountId" IS NOT NULL AND "preparationId" IS NOT NULL AND "preparedBy" IS NOT NULL
    AND "accountId" <> "preparedBy")
  OR ("step" = 'withdrawn' AND "preparationId" IS NULL AND "preparedBy" IS NULL)
);

ALTER TABLE "Objection" ADD CONSTRAINT about_somebody CHECK (("passageId" IS NULL) = ("participantId" IS NULL));

-- The gate: without the consents that a quote for this audience needs, an approval can be neither written nor seen.
ALTER TABLE "QuoteApproval" ENABLE ROW LEVEL SECURITY;
CREATE POLICY consented ON "QuoteApproval" USING (EXISTS (
  SELECT 1 FROM "ConsentStanding" c WHERE c."studyId" = "QuoteApproval"."studyId" AND c."participantId" = "QuoteApproval"."participantId"
    AND c.scope = 'quote_verbatim' AND c."validUntil" > now())
  AND ("QuoteApproval".audience <> 'board' OR EXISTS (
  SELECT 1 FROM "ConsentStanding" c WHERE c."studyId" = "QuoteApproval"."studyId" AND c."participantId" = "QuoteApproval"."participantId"
    AND c.scope = 'share_advisory_board' AND c."validUntil" > now())));

-- What the board says about a person's words goes out of sight with them.
ALTER TABLE "Objection" ENABLE ROW LEVEL SECURITY;
CREATE POLICY consented ON "Objection" USING ("Objection"."participantId" IS NULL OR EXISTS (
  SELECT 1 FROM "ConsentStanding" c WHERE c."studyId" = "Objection"."studyId" AND c."participantId" = "Objection"."participantId"
    AND c.scope = 'analyse' AND c."validUntil" > now()));

CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON "QuoteApproval"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- An approval goes only with its coding.
CREATE TRIGGER kept BEFORE DELETE ON "QuoteApproval"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();

-- Whoever changes a coding, or decides about it anew, takes back what was approved of it, even where it is changed back.
CREATE FUNCTION withdraw_approvals_of_coding() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO "QuoteApproval" ("studyId", id, "codingId", "participantId", audience, step, "codeId", spans, "cleanedAt")
  SELECT NEW."studyId", left(replace(gen_random_uuid()::text, '-', ''), 22), NEW.id, NEW."participantId", last.audience,
    'withdrawn', last."codeId", last.spans, last."cleanedAt"
  FROM (
    SELECT DISTINCT ON (a.audience) a.* FROM "QuoteApproval" a
    WHERE a."studyId" = NEW."studyId" AND a."codingId" = NEW.id ORDER BY a.audience, a.sequence DESC
  ) AS last
  WHERE last.step <> 'withdrawn';
  RETURN NULL;
END $$;

CREATE TRIGGER coding_changed AFTER UPDATE ON "Coding" FOR EACH ROW
WHEN (OLD.state IS DISTINCT FROM NEW.state OR OLD."codeId" IS DISTINCT FROM NEW."codeId"
  OR OLD.spans IS DISTINCT FROM NEW.spans OR OLD.stance IS DISTINCT FROM NEW.stance)
EXECUTE FUNCTION withdraw_approvals_of_coding();

-- What one or two people have approved and nobody took back: of a coding as it is now, that a person accepted, for whom
-- the consents hold now.
CREATE VIEW standing_approval AS
SELECT p."studyId", p."codingId", p.audience, p.id AS "preparationId", p."accountId" AS "preparedBy",
  a."accountId" AS "approvedBy"
FROM "QuoteApproval" p
JOIN "Coding" c ON c."studyId" = p."studyId" AND c.id = p."codingId" AND c.state = 'accepted'
  AND c."codeId" = p."codeId" AND c.spans = p.spans
JOIN "Passage" w ON w."studyId" = c."studyId" AND w.id = c."passageId" AND w."cleanedAt" = p."cleanedAt"
JOIN effective_consent q ON q."studyId" = p."studyId" AND q."participantId" = c."participantId" AND q.scope = 'quote_verbatim'
LEFT JOIN effective_consent b ON b."studyId" = p."studyId" AND b."participantId" = c."participantId"
  AND b.scope = 'share_advisory_board'
LEFT JOIN LATERAL (
  SELECT o."accountId" FROM "QuoteApproval" o
  WHERE o."studyId" = p."studyId" AND o."preparationId" = p.id AND o.step = 'approved' ORDER BY o.sequence LIMIT 1
) AS a ON true
WHERE p.step = 'prepared' AND (p.audience <> 'board' OR b.scope IS NOT NULL)
  AND NOT EXISTS (
    SELECT 1 FROM "QuoteApproval" o
    WHERE o."studyId" = p."studyId" AND o."codingId" = p."codingId" AND o.audience = p.audience
      AND o.step <> 'approved' AND o.sequence > p.sequence);

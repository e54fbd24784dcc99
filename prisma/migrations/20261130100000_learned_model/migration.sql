-- CreateEnum
CREATE TYPE "LearnedState" AS ENUM ('asked', 'proposed', 'used', 'aside', 'discarded', 'failed');

-- CreateTable
CREATE TABLE "LearnedModel" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "codebookId" TEXT NOT NULL,
    "state" "LearnedState" NOT NULL DEFAULT 'asked',
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "askedBy" TEXT,
    "learnedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "texts" INTEGER NOT NULL DEFAULT 0,
    "people" INTEGER NOT NULL DEFAULT 0,
    "decisions" INTEGER NOT NULL DEFAULT 0,
    "report" JSONB,
    "sealed" BYTEA,
    "reason" TEXT,

    CONSTRAINT "LearnedModel_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "LearnedFrom" (
    "studyId" TEXT NOT NULL,
    "modelId" TEXT NOT NULL,
    "passageId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,

    CONSTRAINT "LearnedFrom_pkey" PRIMARY KEY ("studyId","modelId","passageId")
);

-- CreateIndex
CREATE UNIQUE INDEX "LearnedModel_id_key" ON "LearnedModel"("id");

-- CreateIndex
CREATE INDEX "LearnedModel_studyId_codebookId_idx" ON "LearnedModel"("studyId", "codebookId");

-- CreateIndex
CREATE UNIQUE INDEX "LearnedModel_studyId_number_key" ON "LearnedModel"("studyId", "number");

-- CreateIndex
CREATE INDEX "LearnedFrom_studyId_passageId_idx" ON "LearnedFrom"("studyId", "passageId");

-- CreateIndex
CREATE INDEX "LearnedFrom_studyId_participantId_idx" ON "LearnedFrom"("studyId", "participantId");

-- AddForeignKey
ALTER TABLE "LearnedModel" ADD CONSTRAINT "LearnedModel_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LearnedModel" ADD CONSTRAINT "LearnedModel_studyId_codebookId_fkey" FOREIGN KEY ("studyId", "codebookId") REFERENCES "Codebook"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LearnedFrom" ADD CONSTRAINT "LearnedFrom_studyId_passageId_fkey" FOREIGN KEY ("studyId", "passageId") REFERENCES "Passage"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LearnedFrom" ADD CONSTRAINT "LearnedFrom_studyId_modelId_fkey" FOREIGN KEY ("studyId", "modelId") REFERENCES "LearnedModel"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LearnedFrom" ADD CONSTRAINT "LearnedFrom_studyId_participantId_fkey" FOREIGN KEY ("studyId", "participantId") REFERENCES "Participant"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The gate: a model is learned from passages of those alone who allow a machine to read along now, each under its own
-- person's name. It knows how many texts they were: where fewer are seen, it is not used, whatever else came to know of it.
ALTER TABLE "LearnedFrom" ENABLE ROW LEVEL SECURITY;
CREATE POLICY consented ON "LearnedFrom" USING (EXISTS (
  SELECT 1 FROM effective_consent c WHERE c."studyId" = "LearnedFrom"."studyId"
    AND c."participantId" = "LearnedFrom"."participantId" AND c.scope = 'automated_assist'))
WITH CHECK (EXISTS (
  SELECT 1 FROM "Passage" p
  JOIN effective_consent c ON c."studyId" = p."studyId" AND c."participantId" = p."participantId" AND c.scope = 'automated_assist'
  WHERE p."studyId" = "LearnedFrom"."studyId" AND p.id = "LearnedFrom"."passageId"
    AND p."participantId" = "LearnedFrom"."participantId"));

-- What is proposed or used holds a model and says what it was measured at; what was discarded holds nothing.
ALTER TABLE "LearnedModel" ADD CONSTRAINT whole CHECK (
  (state IN ('proposed', 'used', 'aside') AND sealed IS NOT NULL AND report IS NOT NULL AND "learnedAt" IS NOT NULL)
  OR (state IN ('asked', 'discarded', 'failed') AND sealed IS NULL));

-- One at most is used, and one at most is being made.
CREATE UNIQUE INDEX learned_model_used ON "LearnedModel" ("studyId") WHERE state = 'used';
CREATE UNIQUE INDEX learned_model_asked ON "LearnedModel" ("studyId") WHERE state = 'asked';

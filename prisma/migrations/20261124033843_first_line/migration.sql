-- CreateEnum
CREATE TYPE "Role" AS ENUM ('evaluator', 'coder');

-- CreateEnum
CREATE TYPE "Kind" AS ENUM ('experience', 'ask');

-- CreateEnum
CREATE TYPE "Origin" AS ENUM ('suggested', 'person');

-- CreateEnum
CREATE TYPE "CodingState" AS ENUM ('proposed', 'accepted', 'rejected');

-- CreateEnum
CREATE TYPE "Stance" AS ENUM ('positive', 'negative', 'mixed', 'neutral');

-- CreateEnum
CREATE TYPE "QuestionType" AS ENUM ('likert5', 'single', 'text', 'long');

-- CreateEnum
CREATE TYPE "Mode" AS ENUM ('self', 'interview', 'import');

-- CreateEnum
CREATE TYPE "AnswerState" AS ENUM ('answered', 'skipped', 'declined', 'not_applicable', 'not_reached', 'routed_past');

-- CreateEnum
CREATE TYPE "ConsentScope" AS ENUM ('participate', 'analyse', 'quote_verbatim', 'quote_paraphrased', 'share_advisory_board', 'recontact_followup', 'recontact_results', 'link_to_case_record', 'audio_record', 'retain_for_future_waves', 'automated_assist');

-- CreateEnum
CREATE TYPE "ConsentParty" AS ENUM ('youth', 'giver');

-- CreateEnum
CREATE TYPE "Decision" AS ENUM ('granted', 'declined', 'withdrawn');

-- CreateEnum
CREATE TYPE "GiverSafety" AS ENUM ('safe', 'unsafe', 'unknown');

-- CreateEnum
CREATE TYPE "Language" AS ENUM ('en', 'es');

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "studyId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "role" "Role" NOT NULL,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("studyId","accountId")
);

-- CreateTable
CREATE TABLE "Instance" (
    "id" TEXT NOT NULL,
    "keyCheck" TEXT NOT NULL,
    "isDemo" BOOLEAN NOT NULL,
    "demoLoadedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Instance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" TEXT,
    "studyId" TEXT,
    "action" TEXT NOT NULL,
    "subjects" JSONB NOT NULL,
    "outcome" TEXT NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Codebook" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "title" JSONB NOT NULL,
    "groups" JSONB NOT NULL,
    "definition" JSONB NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Codebook_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "Code" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "codebookId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "group" TEXT,
    "title" JSONB NOT NULL,
    "definition" JSONB NOT NULL,
    "include" JSONB,
    "exclude" JSONB,
    "plain" JSONB,
    "isSensitive" BOOLEAN NOT NULL DEFAULT false,
    "contentTags" TEXT[],
    "isDraft" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Code_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "Theme" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "codebookId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" JSONB NOT NULL,
    "kind" "Kind",

    CONSTRAINT "Theme_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "ThemeCode" (
    "studyId" TEXT NOT NULL,
    "themeId" TEXT NOT NULL,
    "codeId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "ThemeCode_pkey" PRIMARY KEY ("studyId","themeId","codeId")
);

-- CreateTable
CREATE TABLE "Coding" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "passageId" TEXT NOT NULL,
    "codeId" TEXT NOT NULL,
    "origin" "Origin" NOT NULL,
    "state" "CodingState" NOT NULL,
    "stance" "Stance" NOT NULL,
    "kind" "Kind",
    "score" DOUBLE PRECISION NOT NULL,
    "spans" JSONB NOT NULL,
    "because" BYTEA,
    "proposedBy" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Coding_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "Instrument" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "title" JSONB NOT NULL,

    CONSTRAINT "Instrument_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "Question" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "instrumentId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "type" "QuestionType" NOT NULL,
    "text" JSONB NOT NULL,
    "perService" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Question_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "Response" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "waveId" TEXT NOT NULL,
    "instrumentId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "language" "Language" NOT NULL,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL,
    "idempotencyKey" TEXT NOT NULL,

    CONSTRAINT "Response_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "Answer" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "responseId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "serviceId" TEXT,
    "position" INTEGER NOT NULL,
    "state" "AnswerState" NOT NULL,
    "value" INTEGER,
    "words" BYTEA,

    CONSTRAINT "Answer_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "ConsentDecision" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "scope" "ConsentScope" NOT NULL,
    "party" "ConsentParty" NOT NULL,
    "decision" "Decision" NOT NULL,
    "giverSafety" "GiverSafety",
    "until" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,
    "sequence" BIGSERIAL NOT NULL,

    CONSTRAINT "ConsentDecision_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "ConsentStanding" (
    "studyId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "scope" "ConsentScope" NOT NULL,
    "validUntil" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ConsentStanding_pkey" PRIMARY KEY ("studyId","participantId","scope")
);

-- CreateTable
CREATE TABLE "Passage" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "answerId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "responseId" TEXT NOT NULL,
    "waveId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "serviceId" TEXT,
    "language" "Language" NOT NULL,
    "words" BYTEA NOT NULL,
    "redactions" JSONB NOT NULL,
    "search" tsvector NOT NULL,
    "cleanedBy" TEXT NOT NULL,
    "cleanedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "taggedBy" TEXT,

    CONSTRAINT "Passage_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "Study" (
    "id" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "languages" "Language"[],
    "timeZone" TEXT NOT NULL,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Study_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Wave" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "label" JSONB NOT NULL,
    "position" INTEGER NOT NULL,
    "opensOn" DATE NOT NULL,
    "closesOn" DATE,

    CONSTRAINT "Wave_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "Region" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "label" JSONB NOT NULL,

    CONSTRAINT "Region_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "Service" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "label" JSONB NOT NULL,

    CONSTRAINT "Service_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "Participant" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "regionId" TEXT,
    "language" "Language" NOT NULL,
    "isAdult" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Participant_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Account_name_key" ON "Account"("name");

-- CreateIndex
CREATE INDEX "Session_accountId_idx" ON "Session"("accountId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE INDEX "Membership_accountId_idx" ON "Membership"("accountId");

-- CreateIndex
CREATE INDEX "AuditEntry_studyId_at_idx" ON "AuditEntry"("studyId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Codebook_id_key" ON "Codebook"("id");

-- CreateIndex
CREATE UNIQUE INDEX "Codebook_studyId_key_version_key" ON "Codebook"("studyId", "key", "version");

-- CreateIndex
CREATE UNIQUE INDEX "Code_id_key" ON "Code"("id");

-- CreateIndex
CREATE UNIQUE INDEX "Code_studyId_codebookId_key_key" ON "Code"("studyId", "codebookId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Theme_id_key" ON "Theme"("id");

-- CreateIndex
CREATE UNIQUE INDEX "Theme_studyId_codebookId_key_key" ON "Theme"("studyId", "codebookId", "key");

-- CreateIndex
CREATE INDEX "ThemeCode_studyId_codeId_idx" ON "ThemeCode"("studyId", "codeId");

-- CreateIndex
CREATE UNIQUE INDEX "Coding_id_key" ON "Coding"("id");

-- CreateIndex
CREATE INDEX "Coding_studyId_codeId_passageId_idx" ON "Coding"("studyId", "codeId", "passageId");

-- CreateIndex
CREATE INDEX "Coding_studyId_participantId_idx" ON "Coding"("studyId", "participantId");

-- CreateIndex
CREATE UNIQUE INDEX "Coding_studyId_passageId_codeId_origin_key" ON "Coding"("studyId", "passageId", "codeId", "origin");

-- CreateIndex
CREATE UNIQUE INDEX "Instrument_id_key" ON "Instrument"("id");

-- CreateIndex
CREATE UNIQUE INDEX "Instrument_studyId_key_version_key" ON "Instrument"("studyId", "key", "version");

-- CreateIndex
CREATE UNIQUE INDEX "Question_id_key" ON "Question"("id");

-- CreateIndex
CREATE UNIQUE INDEX "Question_studyId_instrumentId_key_key" ON "Question"("studyId", "instrumentId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Response_id_key" ON "Response"("id");

-- CreateIndex
CREATE INDEX "Response_studyId_waveId_participantId_idx" ON "Response"("studyId", "waveId", "participantId");

-- CreateIndex
CREATE INDEX "Response_studyId_participantId_idx" ON "Response"("studyId", "participantId");

-- CreateIndex
CREATE INDEX "Response_studyId_instrumentId_idx" ON "Response"("studyId", "instrumentId");

-- CreateIndex
CREATE UNIQUE INDEX "Response_studyId_idempotencyKey_key" ON "Response"("studyId", "idempotencyKey");

-- CreateIndex
CREATE UNIQUE INDEX "Answer_id_key" ON "Answer"("id");

-- CreateIndex
CREATE INDEX "Answer_studyId_responseId_idx" ON "Answer"("studyId", "responseId");

-- CreateIndex
CREATE INDEX "Answer_studyId_participantId_idx" ON "Answer"("studyId", "participantId");

-- CreateIndex
CREATE INDEX "Answer_studyId_questionId_idx" ON "Answer"("studyId", "questionId");

-- CreateIndex
CREATE INDEX "Answer_studyId_serviceId_idx" ON "Answer"("studyId", "serviceId");

-- CreateIndex
CREATE UNIQUE INDEX "ConsentDecision_id_key" ON "ConsentDecision"("id");

-- CreateIndex
CREATE INDEX "ConsentDecision_studyId_participantId_scope_party_idx" ON "ConsentDecision"("studyId", "participantId", "scope", "party");

-- CreateIndex
CREATE UNIQUE INDEX "Passage_id_key" ON "Passage"("id");

-- CreateIndex
CREATE INDEX "Passage_studyId_waveId_participantId_idx" ON "Passage"("studyId", "waveId", "participantId");

-- CreateIndex
CREATE INDEX "Passage_studyId_responseId_idx" ON "Passage"("studyId", "responseId");

-- CreateIndex
CREATE INDEX "Passage_studyId_questionId_idx" ON "Passage"("studyId", "questionId");

-- CreateIndex
CREATE INDEX "Passage_studyId_serviceId_idx" ON "Passage"("studyId", "serviceId");

-- CreateIndex
CREATE INDEX "Passage_studyId_participantId_idx" ON "Passage"("studyId", "participantId");

-- CreateIndex
CREATE INDEX "Passage_search_idx" ON "Passage" USING GIN ("search");

-- CreateIndex
CREATE UNIQUE INDEX "Passage_studyId_answerId_key" ON "Passage"("studyId", "answerId");

-- CreateIndex
CREATE UNIQUE INDEX "Wave_id_key" ON "Wave"("id");

-- CreateIndex
CREATE UNIQUE INDEX "Wave_studyId_key_key" ON "Wave"("studyId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Region_id_key" ON "Region"("id");

-- CreateIndex
CREATE UNIQUE INDEX "Region_studyId_key_key" ON "Region"("studyId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Service_id_key" ON "Service"("id");

-- CreateIndex
CREATE UNIQUE INDEX "Service_studyId_key_key" ON "Service"("studyId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Participant_id_key" ON "Participant"("id");

-- CreateIndex
CREATE INDEX "Participant_studyId_regionId_idx" ON "Participant"("studyId", "regionId");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Codebook" ADD CONSTRAINT "Codebook_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Code" ADD CONSTRAINT "Code_studyId_codebookId_fkey" FOREIGN KEY ("studyId", "codebookId") REFERENCES "Codebook"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Theme" ADD CONSTRAINT "Theme_studyId_codebookId_fkey" FOREIGN KEY ("studyId", "codebookId") REFERENCES "Codebook"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThemeCode" ADD CONSTRAINT "ThemeCode_studyId_themeId_fkey" FOREIGN KEY ("studyId", "themeId") REFERENCES "Theme"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThemeCode" ADD CONSTRAINT "ThemeCode_studyId_codeId_fkey" FOREIGN KEY ("studyId", "codeId") REFERENCES "Code"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Coding" ADD CONSTRAINT "Coding_studyId_passageId_fkey" FOREIGN KEY ("studyId", "passageId") REFERENCES "Passage"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Coding" ADD CONSTRAINT "Coding_studyId_participantId_fkey" FOREIGN KEY ("studyId", "participantId") REFERENCES "Participant"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Coding" ADD CONSTRAINT "Coding_studyId_codeId_fkey" FOREIGN KEY ("studyId", "codeId") REFERENCES "Code"("studyId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Instrument" ADD CONSTRAINT "Instrument_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Question" ADD CONSTRAINT "Question_studyId_instrumentId_fkey" FOREIGN KEY ("studyId", "instrumentId") REFERENCES "Instrument"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Response" ADD CONSTRAINT "Response_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Response" ADD CONSTRAINT "Response_studyId_participantId_fkey" FOREIGN KEY ("studyId", "participantId") REFERENCES "Participant"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Response" ADD CONSTRAINT "Response_studyId_waveId_fkey" FOREIGN KEY ("studyId", "waveId") REFERENCES "Wave"("studyId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Response" ADD CONSTRAINT "Response_studyId_instrumentId_fkey" FOREIGN KEY ("studyId", "instrumentId") REFERENCES "Instrument"("studyId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_studyId_responseId_fkey" FOREIGN KEY ("studyId", "responseId") REFERENCES "Response"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_studyId_participantId_fkey" FOREIGN KEY ("studyId", "participantId") REFERENCES "Participant"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_studyId_questionId_fkey" FOREIGN KEY ("studyId", "questionId") REFERENCES "Question"("studyId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_studyId_serviceId_fkey" FOREIGN KEY ("studyId", "serviceId") REFERENCES "Service"("studyId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsentDecision" ADD CONSTRAINT "ConsentDecision_studyId_participantId_fkey" FOREIGN KEY ("studyId", "participantId") REFERENCES "Participant"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsentStanding" ADD CONSTRAINT "ConsentStanding_studyId_participantId_fkey" FOREIGN KEY ("studyId", "participantId") REFERENCES "Participant"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Passage" ADD CONSTRAINT "Passage_studyId_answerId_fkey" FOREIGN KEY ("studyId", "answerId") REFERENCES "Answer"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Passage" ADD CONSTRAINT "Passage_studyId_waveId_fkey" FOREIGN KEY ("studyId", "waveId") REFERENCES "Wave"("studyId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Passage" ADD CONSTRAINT "Passage_studyId_questionId_fkey" FOREIGN KEY ("studyId", "questionId") REFERENCES "Question"("studyId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Passage" ADD CONSTRAINT "Passage_studyId_serviceId_fkey" FOREIGN KEY ("studyId", "serviceId") REFERENCES "Service"("studyId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Passage" ADD CONSTRAINT "Passage_studyId_responseId_fkey" FOREIGN KEY ("studyId", "responseId") REFERENCES "Response"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Passage" ADD CONSTRAINT "Passage_studyId_participantId_fkey" FOREIGN KEY ("studyId", "participantId") REFERENCES "Participant"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Wave" ADD CONSTRAINT "Wave_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Region" ADD CONSTRAINT "Region_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Service" ADD CONSTRAINT "Service_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participant" ADD CONSTRAINT "Participant_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participant" ADD CONSTRAINT "Participant_studyId_regionId_fkey" FOREIGN KEY ("studyId", "regionId") REFERENCES "Region"("studyId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- Consent, evaluated at the time of use -------------------------------------------------------------------------

-- What each scope rests on, itself included.
CREATE VIEW consent_requirement AS
SELECT scope::"ConsentScope", needed::"ConsentScope" FROM (VALUES
  ('participate', 'participate'),
  ('analyse', 'analyse'), ('analyse', 'participate'),
  ('quote_verbatim', 'quote_verbatim'), ('quote_verbatim', 'analyse'), ('quote_verbatim', 'participate'),
  ('quote_paraphrased', 'quote_paraphrased'), ('quote_paraphrased', 'analyse'), ('quote_paraphrased', 'participate'),
  ('share_advisory_board', 'share_advisory_board'), ('share_advisory_board', 'analyse'), ('share_advisory_board', 'participate'),
  ('recontact_followup', 'recontact_followup'),
  ('recontact_results', 'recontact_results'),
  ('link_to_case_record', 'link_to_case_record'), ('link_to_case_record', 'participate'),
  ('audio_record', 'audio_record'), ('audio_record', 'participate'),
  ('retain_for_future_waves', 'retain_for_future_waves'), ('retain_for_future_waves', 'analyse'), ('retain_for_future_waves', 'participate'),
  ('automated_assist', 'automated_assist'), ('automated_assist', 'analyse'), ('automated_assist', 'participate')
) AS rule (scope, needed);

-- Until when each scope holds for one person; no row for a scope that does not hold at all.
-- The young person's last word must be yes; a minor's giver of permission must be safe and say yes too.
CREATE FUNCTION consent_valid_until(study text, person text)
RETURNS TABLE (scope "ConsentScope", "validUntil" timestamptz(3))
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH word AS (
    SELECT DISTINCT ON (d.scope, d.party) d.scope, d.party, d.decision, d."giverSafety", d.until
    FROM "ConsentDecision" d
    WHERE d."studyId" = study AND d."participantId" = person
    ORDER BY d.scope, d.party, d."decidedAt" DESC, d.sequence DESC
  ), held AS (
    SELECT own.scope, CASE WHEN p."isAdult" THEN own.until ELSE LEAST(own.until, giver.until) END AS until
    FROM word own
    JOIN "Participant" p ON p."studyId" = study AND p.id = person
    LEFT JOIN word giver ON giver.scope = own.scope AND giver.party = 'giver'
    WHERE own.party = 'youth' AND own.decision = 'granted'
      AND (p."isAdult" OR (giver.decision = 'granted' AND giver."giverSafety" = 'safe'))
  )
  SELECT r.scope, min(held.until)
  FROM consent_requirement r LEFT JOIN held ON held.scope = r.needed
  GROUP BY r.scope
  HAVING count(held.until) = count(*)
$$;

CREATE FUNCTION refresh_consent_of(study text, person text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM "ConsentStanding" WHERE "studyId" = study AND "participantId" = person;
  INSERT INTO "ConsentStanding" ("studyId", "participantId", scope, "validUntil")
  SELECT study, person, v.scope, v."validUntil" FROM consent_valid_until(study, person) v;
$$;

CREATE FUNCTION refresh_consent_of_decisions() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refresh_consent_of(a."studyId", a."participantId")
  FROM (SELECT DISTINCT "studyId", "participantId" FROM added) a;
  RETURN NULL;
END $$;

CREATE TRIGGER consent_decided AFTER INSERT ON "ConsentDecision"
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refresh_consent_of_decisions();

CREATE FUNCTION refresh_consent_of_participant() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refresh_consent_of(NEW."studyId", NEW.id);
  RETURN NULL;
END $$;

CREATE TRIGGER came_of_age AFTER UPDATE ON "Participant"
FOR EACH ROW WHEN (OLD."isAdult" IS DISTINCT FROM NEW."isAdult") EXECUTE FUNCTION refresh_consent_of_participant();

-- What holds now.
CREATE VIEW effective_consent AS
SELECT "studyId", "participantId", scope, "validUntil" FROM "ConsentStanding" WHERE "validUntil" > now();

-- The gate: rows without a consent that holds at this instant can be neither written nor seen by the application.

ALTER TABLE "Response" ENABLE ROW LEVEL SECURITY;
CREATE POLICY consented ON "Response" USING (EXISTS (
  SELECT 1 FROM "ConsentStanding" c WHERE c."studyId" = "Response"."studyId" AND c."participantId" = "Response"."participantId"
    AND c.scope = 'participate' AND c."validUntil" > now()));

ALTER TABLE "Answer" ENABLE ROW LEVEL SECURITY;
CREATE POLICY consented ON "Answer" USING (EXISTS (
  SELECT 1 FROM "ConsentStanding" c WHERE c."studyId" = "Answer"."studyId" AND c."participantId" = "Answer"."participantId"
    AND c.scope = 'participate' AND c."validUntil" > now()));

ALTER TABLE "Passage" ENABLE ROW LEVEL SECURITY;
CREATE POLICY consented ON "Passage" USING (EXISTS (
  SELECT 1 FROM "ConsentStanding" c WHERE c."studyId" = "Passage"."studyId" AND c."participantId" = "Passage"."participantId"
    AND c.scope = 'analyse' AND c."validUntil" > now()));

-- A person's coding needs analysis to be allowed; a machine's suggestion needs automated assistance, which rests on it.
ALTER TABLE "Coding" ENABLE ROW LEVEL SECURITY;
CREATE POLICY consented ON "Coding" USING (EXISTS (
  SELECT 1 FROM "ConsentStanding" c WHERE c."studyId" = "Coding"."studyId" AND c."participantId" = "Coding"."participantId"
    AND c.scope = 'analyse' AND c."validUntil" > now())
  AND ("Coding".origin = 'person' OR EXISTS (
  SELECT 1 FROM "ConsentStanding" c WHERE c."studyId" = "Coding"."studyId" AND c."participantId" = "Coding"."participantId"
    AND c.scope = 'automated_assist' AND c."validUntil" > now())));

-- For counts: the same gate as joins, which the planner sees through where it does not through row security.

-- Passages that may be used now.
CREATE VIEW usable_passage AS
SELECT p.*, assist."participantId" IS NOT NULL AS "isAssisted"
FROM "Passage" p
JOIN "ConsentStanding" base ON base."studyId" = p."studyId" AND base."participantId" = p."participantId"
  AND base.scope = 'analyse' AND base."validUntil" > now()
LEFT JOIN "ConsentStanding" assist ON assist."studyId" = p."studyId" AND assist."participantId" = p."participantId"
  AND assist.scope = 'automated_assist' AND assist."validUntil" > now();

-- Codings under the themes they count for, of passages that may be used now. A person's rejection takes a coding out.
CREATE VIEW theme_coding AS
SELECT t."studyId", t."codebookId", t.id AS "themeId", c.id AS "codingId", c."codeId", c.stance, c.state, c.score,
  p.id AS "passageId", p."participantId", p."waveId", p."serviceId", p.language, p.search
FROM "Theme" t
JOIN "ThemeCode" tc ON tc."studyId" = t."studyId" AND tc."themeId" = t.id
JOIN "Coding" c ON c."studyId" = tc."studyId" AND c."codeId" = tc."codeId" AND (t.kind IS NULL OR t.kind = c.kind)
JOIN usable_passage p ON p."studyId" = c."studyId" AND p.id = c."passageId"
WHERE c.state <> 'rejected' AND (c.origin = 'person' OR p."isAssisted");

-- Only added, never changed -------------------------------------------------------------------------------------

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is only added to', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEntry"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON "ConsentDecision"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The standing of a consent follows from decisions alone.
CREATE FUNCTION refuse_application() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = 'firsthand_app' THEN
    RAISE EXCEPTION '% follows from decisions', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER derived BEFORE INSERT OR UPDATE OR DELETE ON "ConsentStanding"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();

-- A decision goes only with its study.
CREATE TRIGGER kept BEFORE DELETE ON "ConsentDecision"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();

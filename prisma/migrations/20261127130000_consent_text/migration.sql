-- CreateEnum
CREATE TYPE "ConsentAudience" AS ENUM ('youth', 'caregiver', 'adult');

-- CreateEnum
CREATE TYPE "MeetingMode" AS ENUM ('together', 'self', 'phone');

-- CreateEnum
CREATE TYPE "MeetingPresence" AS ENUM ('young_person', 'giver', 'interviewer', 'interpreter', 'advocate', 'supporter', 'other');

-- CreateEnum
CREATE TYPE "Documentation" AS ENUM ('signed', 'verbal_attested', 'e_click', 'waived');

-- CreateEnum
CREATE TYPE "Understanding" AS ENUM ('known', 'explained', 'not_asked');

-- CreateEnum
CREATE TYPE "Determination" AS ENUM ('not_research', 'exempt', 'expedited', 'full');

-- AlterTable
ALTER TABLE "ConsentDecision" ADD COLUMN     "meetingId" TEXT,
ADD COLUMN     "textId" TEXT;

-- AlterTable
ALTER TABLE "StudySettings" ADD COLUMN     "determination" "Determination",
ADD COLUMN     "plannedPeople" INTEGER;

-- CreateTable
CREATE TABLE "ConsentText" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "audience" "ConsentAudience" NOT NULL,
    "version" INTEGER NOT NULL,
    "blocks" JSONB NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "approvedRef" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "publishedAt" TIMESTAMPTZ(3),
    "effectiveFrom" TIMESTAMPTZ(3),
    "languages" "Language"[],
    "readability" JSONB,
    "sha256" JSONB,
    "material" JSONB,
    "requiresReconsent" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ConsentText_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "ConsentMeeting" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "party" "ConsentParty" NOT NULL,
    "textId" TEXT NOT NULL,
    "language" "Language" NOT NULL,
    "sha256" TEXT NOT NULL,
    "mode" "MeetingMode" NOT NULL,
    "hasInterpreter" BOOLEAN NOT NULL,
    "present" "MeetingPresence"[],
    "isCopyGiven" BOOLEAN NOT NULL,
    "documentation" "Documentation" NOT NULL,
    "documentationRef" TEXT,
    "canStop" "Understanding" NOT NULL,
    "canSkip" "Understanding" NOT NULL,
    "whoIsTold" "Understanding" NOT NULL,
    "heldAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "recordedBy" TEXT,
    "idempotencyKey" TEXT NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "ConsentMeeting_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "MeetingDraft" (
    "studyId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "party" "ConsentParty" NOT NULL,
    "accountId" TEXT NOT NULL,
    "state" JSONB NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MeetingDraft_pkey" PRIMARY KEY ("studyId","participantId","party","accountId")
);

-- CreateIndex
CREATE UNIQUE INDEX "ConsentText_id_key" ON "ConsentText"("id");

-- CreateIndex
CREATE UNIQUE INDEX "ConsentText_studyId_audience_version_key" ON "ConsentText"("studyId", "audience", "version");

-- CreateIndex
CREATE UNIQUE INDEX "ConsentMeeting_id_key" ON "ConsentMeeting"("id");

-- CreateIndex
CREATE INDEX "ConsentMeeting_studyId_participantId_idx" ON "ConsentMeeting"("studyId", "participantId");

-- CreateIndex
CREATE INDEX "ConsentMeeting_studyId_textId_idx" ON "ConsentMeeting"("studyId", "textId");

-- CreateIndex
CREATE UNIQUE INDEX "ConsentMeeting_studyId_idempotencyKey_key" ON "ConsentMeeting"("studyId", "idempotencyKey");

-- CreateIndex
CREATE INDEX "ConsentDecision_studyId_textId_idx" ON "ConsentDecision"("studyId", "textId");

-- CreateIndex
CREATE INDEX "ConsentDecision_studyId_meetingId_idx" ON "ConsentDecision"("studyId", "meetingId");

-- AddForeignKey
ALTER TABLE "ConsentDecision" ADD CONSTRAINT "ConsentDecision_studyId_textId_fkey" FOREIGN KEY ("studyId", "textId") REFERENCES "ConsentText"("studyId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsentDecision" ADD CONSTRAINT "ConsentDecision_studyId_meetingId_fkey" FOREIGN KEY ("studyId", "meetingId") REFERENCES "ConsentMeeting"("studyId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsentText" ADD CONSTRAINT "ConsentText_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsentMeeting" ADD CONSTRAINT "ConsentMeeting_studyId_participantId_fkey" FOREIGN KEY ("studyId", "participantId") REFERENCES "Participant"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsentMeeting" ADD CONSTRAINT "ConsentMeeting_studyId_textId_fkey" FOREIGN KEY ("studyId", "textId") REFERENCES "ConsentText"("studyId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingDraft" ADD CONSTRAINT "MeetingDraft_studyId_participantId_fkey" FOREIGN KEY ("studyId", "participantId") REFERENCES "Participant"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was published is what somebody was shown: nobody changes it, not past the API either, and it goes only with its study.
CREATE FUNCTION refuse_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."publishedAt" IS NULL OR (TG_OP = 'DELETE' AND current_user <> 'firsthand_app') THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  RAISE EXCEPTION 'a published ConsentText is not changed' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER published BEFORE UPDATE OR DELETE ON "ConsentText"
FOR EACH ROW EXECUTE FUNCTION refuse_published();

CREATE TRIGGER never_emptied BEFORE TRUNCATE ON "ConsentText"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Published is what can be shown: with an end, in a language, measured and hashed.
ALTER TABLE "ConsentText" ADD CONSTRAINT "ConsentText_published_whole" CHECK ("publishedAt" IS NULL OR (
  "effectiveFrom" IS NOT NULL AND "expiresAt" IS NOT NULL AND cardinality(languages) > 0
  AND readability IS NOT NULL AND sha256 IS NOT NULL AND material IS NOT NULL));

-- A meeting was held as it was held.
CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON "ConsentMeeting"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER kept BEFORE DELETE ON "ConsentMeeting"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();

ALTER TABLE "ConsentMeeting" ADD CONSTRAINT "ConsentMeeting_waiver_named"
CHECK (documentation <> 'waived' OR "documentationRef" IS NOT NULL);

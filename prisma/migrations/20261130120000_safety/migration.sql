-- CreateEnum
CREATE TYPE "SafetyOutcome" AS ENUM ('reported', 'already_known', 'not_reportable', 'safety_plan', 'could_not_reach', 'nothing_found');

-- CreateEnum
CREATE TYPE "SafetySource" AS ENUM ('screening', 'person', 'imported');

-- CreateTable
CREATE TABLE "SafetyFlag" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "responseId" TEXT NOT NULL,
    "source" "SafetySource" NOT NULL,
    "tier" INTEGER NOT NULL,
    "kinds" TEXT[],
    "rules" INTEGER[],
    "version" TEXT,
    "raisedAt" TIMESTAMPTZ(3) NOT NULL,
    "raisedBy" TEXT,
    "acknowledgedAt" TIMESTAMPTZ(3),
    "acknowledgedBy" TEXT,
    "outcome" "SafetyOutcome",
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,
    "toldFirst" BOOLEAN,
    "note" BYTEA,
    "signedAt" TIMESTAMPTZ(3),
    "signedBy" TEXT,

    CONSTRAINT "SafetyFlag_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "SafetyRecusal" (
    "studyId" TEXT NOT NULL,
    "flagId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SafetyRecusal_pkey" PRIMARY KEY ("studyId","flagId","accountId")
);

-- CreateTable
CREATE TABLE "Screening" (
    "studyId" TEXT NOT NULL,
    "answerId" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "screenedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Screening_pkey" PRIMARY KEY ("studyId","answerId")
);

-- CreateIndex
CREATE UNIQUE INDEX "SafetyFlag_id_key" ON "SafetyFlag"("id");

-- CreateIndex
CREATE INDEX "SafetyFlag_studyId_participantId_idx" ON "SafetyFlag"("studyId", "participantId");

-- CreateIndex
CREATE INDEX "SafetyFlag_studyId_responseId_idx" ON "SafetyFlag"("studyId", "responseId");

-- One that nobody has yet is raised once, by however many at once; what was decided swallows nothing that comes after it.
CREATE UNIQUE INDEX safety_flag_waits ON "SafetyFlag" ("studyId", "responseId", "source") WHERE "acknowledgedAt" IS NULL;

-- AddForeignKey
ALTER TABLE "SafetyFlag" ADD CONSTRAINT "SafetyFlag_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SafetyRecusal" ADD CONSTRAINT "SafetyRecusal_studyId_flagId_fkey" FOREIGN KEY ("studyId", "flagId") REFERENCES "SafetyFlag"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Screening" ADD CONSTRAINT "Screening_studyId_answerId_fkey" FOREIGN KEY ("studyId", "answerId") REFERENCES "Answer"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Two people, also past the API; a decision has who made it and when.
ALTER TABLE "SafetyFlag" ADD CONSTRAINT two_people CHECK ("signedBy" IS NULL OR "signedBy" <> "decidedBy");
ALTER TABLE "SafetyFlag" ADD CONSTRAINT decided_whole CHECK (("outcome" IS NULL) = ("decidedAt" IS NULL) AND ("decidedBy" IS NULL) = ("decidedAt" IS NULL));
ALTER TABLE "SafetyFlag" ADD CONSTRAINT seen_first CHECK ("decidedAt" IS NULL OR "acknowledgedAt" IS NOT NULL);
ALTER TABLE "SafetyFlag" ADD CONSTRAINT a_tier CHECK ("tier" BETWEEN 1 AND 3);

-- The record of a disclosure is changed in what was done about it alone, and is not taken away.
CREATE FUNCTION safety_flag_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."studyId" <> OLD."studyId" OR NEW."id" <> OLD."id" OR NEW."participantId" <> OLD."participantId"
    OR NEW."responseId" <> OLD."responseId" OR NEW."source" <> OLD."source" OR NEW."raisedAt" <> OLD."raisedAt"
    OR NEW."tier" > OLD."tier" OR (OLD."signedAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'a safety flag is not another one';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stays BEFORE UPDATE ON "SafetyFlag" FOR EACH ROW EXECUTE FUNCTION safety_flag_stays();

-- It goes with its study alone, which is gone by the time that takes its rows along; and none comes that is decided already.
CREATE FUNCTION safety_flag_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Study" s WHERE s.id = OLD."studyId") THEN
    RAISE EXCEPTION 'a safety flag stays as long as its study';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER kept BEFORE DELETE ON "SafetyFlag" FOR EACH ROW EXECUTE FUNCTION safety_flag_kept();
CREATE FUNCTION safety_flag_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."acknowledgedAt" IS NOT NULL OR NEW."acknowledgedBy" IS NOT NULL OR NEW."decidedAt" IS NOT NULL
    OR NEW."signedAt" IS NOT NULL OR NEW."signedBy" IS NOT NULL OR NEW."note" IS NOT NULL THEN
    RAISE EXCEPTION 'a safety flag begins with nobody';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER begins BEFORE INSERT ON "SafetyFlag" FOR EACH ROW EXECUTE FUNCTION safety_flag_begins();

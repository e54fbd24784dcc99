-- CreateEnum
CREATE TYPE "SafetyChannel" AS ENUM ('hotline', 'police', 'in_person', 'written', 'other');

-- CreateEnum
CREATE TYPE "WrittenReport" AS ENUM ('sent', 'not_owed');

-- AlterTable
ALTER TABLE "SafetyFlag" ADD COLUMN     "channel" "SafetyChannel",
ADD COLUMN     "hasReference" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "reportedAt" TIMESTAMPTZ(3),
ADD COLUMN     "written" "WrittenReport",
ADD COLUMN     "writtenAt" TIMESTAMPTZ(3),
ADD COLUMN     "writtenBy" TEXT,
ADD COLUMN     "writtenDueAt" TIMESTAMPTZ(3);

-- What was reported before this was asked says in its note when and how. A report may have been made from the room, up to a day
-- before the words came in, and none is to come; clocks of a browser and of the server differ by a minute.
ALTER TABLE "SafetyFlag" ADD CONSTRAINT reported_whole CHECK (
  ("reportedAt" IS NULL) = (channel IS NULL) AND ("reportedAt" IS NULL) = ("writtenDueAt" IS NULL)
  AND ("reportedAt" IS NULL OR (outcome = 'reported' AND "reportedAt" >= "raisedAt" - interval '24 hours'
    AND "reportedAt" <= "decidedAt" + interval '1 minute'))
  AND ("hasReference" = false OR ("reportedAt" IS NOT NULL AND note IS NOT NULL)));
ALTER TABLE "SafetyFlag" ADD CONSTRAINT written_whole CHECK (
  (written IS NULL) = ("writtenAt" IS NULL) AND (written IS NULL) = ("writtenBy" IS NULL)
  AND (written IS NULL OR "writtenDueAt" IS NOT NULL));

-- That something was reported stands as it was written down, and so does what came of the written report.
CREATE OR REPLACE FUNCTION safety_flag_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."studyId" <> OLD."studyId" OR NEW."id" <> OLD."id" OR NEW."participantId" IS DISTINCT FROM OLD."participantId"
    OR NEW."responseId" <> OLD."responseId" OR NEW."source" <> OLD."source" OR NEW."raisedAt" <> OLD."raisedAt"
    OR NEW."tier" > OLD."tier" OR (OLD."signedAt" IS NOT NULL AND (current_user = 'firsthand_app'
      OR to_jsonb(NEW) - 'note' IS DISTINCT FROM to_jsonb(OLD) - 'note'))
    OR (OLD."reportedAt" IS NOT NULL AND (NEW."reportedAt", NEW.channel, NEW."writtenDueAt", NEW.outcome, NEW."hasReference")
      IS DISTINCT FROM (OLD."reportedAt", OLD.channel, OLD."writtenDueAt", OLD.outcome, OLD."hasReference"))
    OR (OLD.written IS NOT NULL AND (NEW.written, NEW."writtenAt", NEW."writtenBy")
      IS DISTINCT FROM (OLD.written, OLD."writtenAt", OLD."writtenBy")) THEN
    RAISE EXCEPTION 'a safety flag is not another one';
  END IF;
  RETURN NEW;
END $$;

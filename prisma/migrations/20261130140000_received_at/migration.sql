-- AlterTable
ALTER TABLE "Response" ADD COLUMN     "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- Of what is here already, what was said of it is all that is known.
UPDATE "Response" SET "receivedAt" = "submittedAt" WHERE "submittedAt" < "receivedAt";

-- Clocks and what a restored copy erases go by it: it is written once.
CREATE TRIGGER received BEFORE UPDATE OF "receivedAt" ON "Response" FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();

-- Responses in words of somebody, seen or hidden, of which nothing was screened.
CREATE FUNCTION unscreened_of(study text, person text)
RETURNS TABLE ("responseId" text, "receivedAt" timestamptz, "isImported" boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.id, r."receivedAt", r.mode = 'import' FROM "Response" r
  WHERE r."studyId" = study AND r."participantId" = person AND EXISTS (
    SELECT 1 FROM "Answer" a WHERE a."studyId" = study AND a."responseId" = r.id AND a.words IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM "Screening" s WHERE s."studyId" = study AND s."answerId" = a.id))
$$;

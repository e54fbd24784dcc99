-- AlterTable
ALTER TABLE "Batch" ADD COLUMN     "handledBy" BYTEA,
ADD COLUMN     "handledOn" DATE,
ADD COLUMN     "isHandled" BOOLEAN NOT NULL DEFAULT true;

-- What came in before this was asked stays as it was: no clock runs for it. From now on it is said of each batch.
ALTER TABLE "Batch" ALTER COLUMN "isHandled" DROP DEFAULT;
ALTER TABLE "Batch" ADD CONSTRAINT handled_by_somebody CHECK (("handledBy" IS NULL) = ("handledOn" IS NULL) AND ("isHandled" OR "handledBy" IS NULL));

-- Responses in words of somebody, seen or hidden, of which nothing was screened, and as what they are raised.
DROP FUNCTION unscreened_of(text, text);
CREATE FUNCTION unscreened_of(study text, person text)
RETURNS TABLE ("responseId" text, "receivedAt" timestamptz, source "SafetySource")
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.id, r."receivedAt",
    CASE WHEN r.mode <> 'import' THEN 'screening' WHEN b."isHandled" THEN 'imported' ELSE 'batch' END::"SafetySource"
  FROM "Response" r
  JOIN "Participant" p ON p."studyId" = r."studyId" AND p.id = r."participantId"
  LEFT JOIN "Batch" b ON b."studyId" = p."studyId" AND b.id = p."batchId"
  WHERE r."studyId" = study AND r."participantId" = person AND EXISTS (
    SELECT 1 FROM "Answer" a WHERE a."studyId" = study AND a."responseId" = r.id AND a.words IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM "Screening" s WHERE s."studyId" = study AND s."answerId" = a.id))
$$;

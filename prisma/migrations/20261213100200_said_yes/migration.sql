-- Whether an answer is a yes to somebody who talks with them today: a person is told of it by itself.
CREATE FUNCTION is_yes(answer "Answer") RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT answer.value IN (2, 3) AND EXISTS (
    SELECT 1 FROM "Question" q WHERE q."studyId" = answer."studyId" AND q.id = answer."questionId"
      AND q.key = 'Z1' AND q.type = 'single')
$$;

-- Responses of somebody, seen or hidden, with words or such a yes of which nothing was looked at, and as what they are raised.
CREATE OR REPLACE FUNCTION unscreened_of(study text, person text)
RETURNS TABLE ("responseId" text, "receivedAt" timestamptz, source "SafetySource")
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.id, r."receivedAt",
    CASE WHEN r.mode <> 'import' THEN 'screening' WHEN b."isHandled" THEN 'imported' ELSE 'batch' END::"SafetySource"
  FROM "Response" r
  JOIN "Participant" p ON p."studyId" = r."studyId" AND p.id = r."participantId"
  LEFT JOIN "Batch" b ON b."studyId" = p."studyId" AND b.id = p."batchId"
  WHERE r."studyId" = study AND r."participantId" = person AND EXISTS (
    SELECT 1 FROM "Answer" a WHERE a."studyId" = study AND a."responseId" = r.id AND (a.words IS NOT NULL OR is_yes(a)) AND NOT EXISTS (
      SELECT 1 FROM "Screening" s WHERE s."studyId" = study AND s."answerId" = a.id))
$$;

-- Who said yes before this was looked at was told to nobody. Those of the last seven days are, at the first start; older ones are noted
-- as looked at, as batches of before were: hundreds of old alarms would bury who needs somebody today.
INSERT INTO "Screening" ("studyId", "answerId", version, "screenedAt")
SELECT a."studyId", a.id, 'before', now() FROM "Answer" a
JOIN "Response" r ON r."studyId" = a."studyId" AND r.id = a."responseId"
WHERE a.words IS NULL AND is_yes(a) AND r."receivedAt" < now() - interval '7 days'
ON CONFLICT DO NOTHING;

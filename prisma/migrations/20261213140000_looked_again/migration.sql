-- A receipt says that it was looked for again. So it is, and what is found leaves it undone, with the instant.
ALTER TABLE "Erasure" ADD COLUMN "foundAt" TIMESTAMPTZ(3);

-- Whether anything is left of what somebody said up to an instant, seen or hidden: what hangs on a response goes with it. Of jobs,
-- those in the study since before then whose response is not there any more, whoever's it was: whose, nobody can tell.
CREATE FUNCTION said_left(study text, person text, before timestamptz) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM "Response" r
      WHERE r."studyId" = study AND r."participantId" = person AND r."receivedAt" <= before)
    OR EXISTS (SELECT 1 FROM "SavedScreen" s
      WHERE s."studyId" = study AND s."participantId" = person AND s."savedAt" <= before)
    OR EXISTS (SELECT 1 FROM "KnownAtWave" k
      WHERE k."studyId" = study AND k."participantId" = person AND k."recordedAt" <= before)
    OR EXISTS (SELECT 1 FROM "MeetingDraft" m
      WHERE m."studyId" = study AND m."participantId" = person AND m."savedAt" <= before)
    OR EXISTS (SELECT 1 FROM "TalkWish" w
      WHERE w."studyId" = study AND w."participantId" = person AND w."askedAt" <= before)
    OR EXISTS (
      SELECT 1 FROM (
        SELECT data->>'responseId' AS id, created_on FROM pgboss.job WHERE data->>'studyId' = study
        UNION ALL SELECT data->>'responseId', created_on FROM pgboss.archive WHERE data->>'studyId' = study) j
      WHERE j.id IS NOT NULL AND j.created_on <= before
        AND NOT EXISTS (SELECT 1 FROM "Response" r WHERE r."studyId" = study AND r.id = j.id));
END $$;

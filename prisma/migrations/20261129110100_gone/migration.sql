-- All that somebody said until an instant goes, with everything that was made of it, when they say so: also what is hidden
-- from the application because they withdrew before, and what waits in a sitting. Later than that is what they said since,
-- which a copy that is older brings back no less than the rest.
CREATE FUNCTION forget_said(study text, person text, before timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE gone integer;
BEGIN
  DELETE FROM "Response" r WHERE r."studyId" = study AND r."participantId" = person AND r."submittedAt" <= before;
  GET DIAGNOSTICS gone = ROW_COUNT;
  DELETE FROM "SavedScreen" s WHERE s."studyId" = study AND s."participantId" = person AND s."savedAt" <= before;
  DELETE FROM "TalkWish" w WHERE w."studyId" = study AND w."participantId" = person AND w."askedAt" <= before;
  UPDATE "Sitting" s SET progress = NULL
  WHERE s."studyId" = study AND s."participantId" = person AND s."usedAt" <= before AND s.progress IS NOT NULL;
  RETURN gone;
END $$;
DROP FUNCTION forget_responses(text, text);

-- Whether anything that somebody said is still there, seen or hidden: while it is, the key that seals it stays.
CREATE FUNCTION has_said(study text, person text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM "Response" r WHERE r."studyId" = study AND r."participantId" = person)
    OR EXISTS (SELECT 1 FROM "SavedScreen" s WHERE s."studyId" = study AND s."participantId" = person)
$$;

-- What was saved in one sitting until an instant, for whoever restores a copy from before it was deleted.
CREATE FUNCTION forget_sitting(study text, sitting text, before timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE gone integer;
BEGIN
  DELETE FROM "SavedScreen" s WHERE s."studyId" = study AND s."sittingId" = sitting AND s."savedAt" <= before;
  GET DIAGNOSTICS gone = ROW_COUNT;
  UPDATE "Sitting" s SET progress = NULL
  WHERE s."studyId" = study AND s.id = sitting AND s."usedAt" <= before AND s.progress IS NOT NULL;
  RETURN gone;
END $$;

-- All that somebody said goes, with everything that was made of it, when they say so: also what is hidden from the
-- application because they withdrew before.
CREATE FUNCTION forget_responses(study text, person text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE gone integer;
BEGIN
  DELETE FROM "Response" r WHERE r."studyId" = study AND r."participantId" = person;
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone;
END $$;

-- A wave may be planned years ahead, and many of them: of a birthday further away than a year nothing is told by any.
CREATE OR REPLACE FUNCTION comes_of_age_by(study text, wave text) RETURNS TABLE ("participantId" text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT a."participantId" FROM identity."ComingOfAge" a
  JOIN "Wave" w ON w."studyId" = study AND w.id = wave
  WHERE a."studyId" = study AND a."adultFrom" > now()
    AND a."adultFrom" < date_trunc('quarter',
      LEAST(COALESCE(w."closesOn"::timestamp, now()::timestamp), now()::timestamp + interval '1 year')) + interval '3 months';
END $$;

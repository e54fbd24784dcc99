-- Two decisions about one person take turns. At once, each would derive the standing without seeing the other, and
-- what one of them withdrew would hold. The lock lets references to the person (KEY SHARE) be; each statement here sees
-- what was committed before it.
CREATE OR REPLACE FUNCTION refresh_consent_of(study text, person text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT 1 FROM "Participant" WHERE "studyId" = study AND id = person FOR NO KEY UPDATE;
  DELETE FROM "ConsentStanding" WHERE "studyId" = study AND "participantId" = person;
  INSERT INTO "ConsentStanding" ("studyId", "participantId", scope, "validUntil")
  SELECT study, person, v.scope, v."validUntil" FROM consent_valid_until(study, person) v;
$$;

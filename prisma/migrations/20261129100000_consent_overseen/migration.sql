-- Who stands up for a young person -------------------------------------------------------------------------------

-- Where an ethics board waived permission something else protects the young person, and a ward has an advocate: a member
-- of the study. Who left it protects nobody, so nothing new is carried until another one is named. What was collected
-- while they were there stays usable.
CREATE FUNCTION lacks_overseer(study text, person text, wanted "ConsentScope") RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN NOT COALESCE(is_of_age(study, person), false) AND (
    EXISTS (
      SELECT 1 FROM "Participant" p
      WHERE p."studyId" = study AND p.id = person AND p."isWard" AND NOT EXISTS (
        SELECT 1 FROM "Membership" m WHERE m."studyId" = study AND m."accountId" = p."advocateId"))
    OR EXISTS (
      SELECT 1 FROM (
        SELECT DISTINCT ON (d.scope) d.route, d."overseerId" FROM "ConsentDecision" d
        JOIN consent_requirement r ON r.scope = wanted AND r.needed = d.scope
        WHERE d."studyId" = study AND d."participantId" = person AND d.party = 'giver'
        ORDER BY d.scope, d."decidedAt" DESC, d.sequence DESC) last
      WHERE last.route = 'waived_408c' AND NOT EXISTS (
        SELECT 1 FROM "Membership" m WHERE m."studyId" = study AND m."accountId" = last."overseerId")));
END $$;

CREATE OR REPLACE VIEW current_consent WITH (security_barrier = true) AS
SELECT e."studyId", e."participantId", e.scope FROM effective_consent e
WHERE NOT rests_on_old_text(e."studyId", e."participantId", e.scope)
  AND NOT lacks_overseer(e."studyId", e."participantId", e.scope);

CREATE POLICY overseen ON "Response" AS RESTRICTIVE FOR INSERT
WITH CHECK (NOT lacks_overseer("Response"."studyId", "Response"."participantId", 'participate'));

CREATE POLICY overseen ON "SavedScreen" AS RESTRICTIVE FOR INSERT
WITH CHECK (NOT lacks_overseer("SavedScreen"."studyId", "SavedScreen"."participantId", 'participate'));

-- Permission that is a waiver is one while somebody is there who stands in for it.
CREATE OR REPLACE FUNCTION has_permission(study text, person text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT NOT lacks_overseer(study, person, 'participate') AND COALESCE((
    SELECT d.decision = 'granted' AND d.until > now()
      AND (COALESCE(d."giverSafety" = 'safe', false) OR COALESCE(d.route IN ('waived_408c', 'minor_lawful_self'), false))
    FROM "ConsentDecision" d
    WHERE d."studyId" = study AND d."participantId" = person AND d.scope = 'participate' AND d.party = 'giver'
    ORDER BY d."decidedAt" DESC, d.sequence DESC LIMIT 1), false)
$$;

-- Whoever is asked again is so by what they agreed to, and where somebody stands up for them who has to; nobody was asked
-- before the first wave.
CREATE OR REPLACE FUNCTION refuse_old_text() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF (rests_on_old_text(NEW."studyId", NEW."participantId", 'recontact_followup')
    OR lacks_overseer(NEW."studyId", NEW."participantId", 'recontact_followup')) AND EXISTS (
    SELECT 1 FROM "Wave" w JOIN "Wave" f ON f."studyId" = w."studyId" AND f.position < w.position
    WHERE w."studyId" = NEW."studyId" AND w.id = NEW."waveId") THEN
    RAISE EXCEPTION 'agreed to a text that was changed, or is overseen by nobody' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

-- Birthdays ------------------------------------------------------------------------------------------------------

-- The day on which somebody is 18, as a day: when it begins is told by this database's own tables of the world's clocks
-- alone, here and where the study's clock is changed.
CREATE FUNCTION record_birthday(study text, person text, eighteenth date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM record_coming_of_age(study, person,
    identity.beginning_of(eighteenth, (SELECT s."timeZone" FROM "Study" s WHERE s.id = study)));
END $$;

-- A copy of this database from before somebody was found to be a minor takes them for an adult again. Their age is not
-- known then until it is written anew, and whose age is not known is a minor. Nothing happens where it is known already.
CREATE FUNCTION forget_age_of_minor(study text, person text, seen timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- Asked about a day to come it would tell a birthday.
  IF seen > now() + interval '10 minutes' THEN
    RAISE EXCEPTION 'seen in the future' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM "Participant" p
    LEFT JOIN identity."ComingOfAge" c ON c."studyId" = p."studyId" AND c."participantId" = p.id
    WHERE p."studyId" = study AND p.id = person
      AND CASE WHEN c."adultFrom" IS NULL THEN p."isAdult" ELSE c."adultFrom" <= seen END) THEN
    RETURN false;
  END IF;
  UPDATE "Participant" SET "isAdult" = false WHERE "studyId" = study AND id = person;
  PERFORM record_coming_of_age(study, person, NULL);
  RETURN true;
END $$;

-- Meetings -------------------------------------------------------------------------------------------------------

-- What was read in one language and gone on with in another was shown in both.
ALTER TABLE "ConsentMeeting" ADD COLUMN "alsoIn" "Language"[];

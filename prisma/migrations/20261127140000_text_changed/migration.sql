-- Whether a scope rests on a yes to a text that was changed since in what matters: risks, recipients or scopes, for the same
-- audience. What was collected stays usable under what was agreed; nothing new is carried by it, and nobody is reached by
-- it, from the day of the new version on. A yes that no text was read for is not held against one.
CREATE FUNCTION rests_on_old_text(study text, person text, wanted "ConsentScope") RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH who AS (
    SELECT p."isAdult", c."adultFrom" FROM "Participant" p
    LEFT JOIN identity."ComingOfAge" c ON c."studyId" = p."studyId" AND c."participantId" = p.id
    WHERE p."studyId" = study AND p.id = person
  ), word AS (
    SELECT DISTINCT ON (d.scope, d.party) d.scope, d.party, d."textId",
      CASE WHEN who."adultFrom" IS NULL THEN who."isAdult" ELSE d."decidedAt" >= who."adultFrom" END AS "isAdult"
    FROM "ConsentDecision" d
    JOIN consent_requirement r ON r.scope = wanted AND r.needed = d.scope
    CROSS JOIN who
    WHERE d."studyId" = study AND d."participantId" = person
      AND (d.party = 'youth' OR who."adultFrom" IS NULL OR d."decidedAt" < who."adultFrom")
    ORDER BY d.scope, d.party, d."decidedAt" DESC, d.sequence DESC
  )
  SELECT EXISTS (
    SELECT 1 FROM word w
    JOIN "ConsentText" was ON was."studyId" = study AND was.id = w."textId"
    JOIN "ConsentText" is_now ON is_now."studyId" = study AND is_now.audience = was.audience AND is_now.version > was.version
      AND is_now."requiresReconsent" AND is_now."publishedAt" IS NOT NULL AND is_now."effectiveFrom" <= now()
    -- A giver's text counts where a giver does: not beside a word that was said of age.
    WHERE w.party = 'youth' OR NOT EXISTS (
      SELECT 1 FROM word o WHERE o.scope = w.scope AND o.party = 'youth' AND o."isAdult"))
$$;

-- What holds now and carries something new.
CREATE VIEW current_consent AS
SELECT e."studyId", e."participantId", e.scope FROM effective_consent e
WHERE NOT rests_on_old_text(e."studyId", e."participantId", e.scope);

CREATE POLICY agreed_to_now ON "Response" AS RESTRICTIVE FOR INSERT
WITH CHECK (NOT rests_on_old_text("Response"."studyId", "Response"."participantId", 'participate'));

-- Whoever is asked again is so by what they agreed to; nobody was asked before the first wave.
CREATE FUNCTION refuse_old_text() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF rests_on_old_text(NEW."studyId", NEW."participantId", 'recontact_followup') AND EXISTS (
    SELECT 1 FROM "Wave" w JOIN "Wave" f ON f."studyId" = w."studyId" AND f.position < w.position
    WHERE w."studyId" = NEW."studyId" AND w.id = NEW."waveId") THEN
    RAISE EXCEPTION 'agreed to a text that was changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER agreed_to_now BEFORE INSERT ON "WaveInvitation" FOR EACH ROW EXECUTE FUNCTION refuse_old_text();

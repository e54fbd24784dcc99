-- A yes is to what was read. Somebody who reads a version has read what every version before it brought, and what a version
-- brings is in force with it or with any later one, whatever its own first day: so no version steps over one that binds.
CREATE OR REPLACE FUNCTION rests_on_old_text(study text, person text, wanted "ConsentScope") RETURNS boolean
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
    JOIN "ConsentText" binds ON binds."studyId" = study AND binds.audience = was.audience AND binds.version > was.version
      AND binds."requiresReconsent" AND binds."publishedAt" IS NOT NULL
    JOIN "ConsentText" is_now ON is_now."studyId" = study AND is_now.audience = was.audience
      AND is_now.version >= binds.version AND is_now."publishedAt" IS NOT NULL AND is_now."effectiveFrom" <= now()
    -- A giver's text counts where a giver does: not beside a word that was said of age.
    WHERE w.party = 'youth' OR NOT EXISTS (
      SELECT 1 FROM word o WHERE o.scope = w.scope AND o.party = 'youth' AND o."isAdult"))
$$;

-- Nobody decided tomorrow. Past the API too, for what is said of a birthday that is still to come tells it.
CREATE FUNCTION refuse_tomorrow() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF current_user = 'firsthand_app' AND NEW."decidedAt" > now() + interval '10 minutes' THEN
    RAISE EXCEPTION 'decided in the future' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER by_now BEFORE INSERT ON "ConsentDecision" FOR EACH ROW EXECUTE FUNCTION refuse_tomorrow();

-- Whether a minor's giver of permission said no last, also where the young person was not asked yet.
CREATE FUNCTION giver_said_no(study text, person text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT NOT COALESCE(is_of_age(study, person), false) AND EXISTS (
    SELECT 1 FROM (
      SELECT DISTINCT ON (d.scope) d.decision FROM "ConsentDecision" d
      WHERE d."studyId" = study AND d."participantId" = person AND d.party = 'giver'
        AND d.scope IN ('participate', 'recontact_followup')
      ORDER BY d.scope, d."decidedAt" DESC, d.sequence DESC) last
    WHERE last.decision <> 'granted')
$$;

CREATE OR REPLACE FUNCTION said_no(study text, person text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT giver_said_no(study, person) OR EXISTS (
    SELECT 1 FROM consent_state_of(study, person) s
    WHERE s.scope IN ('participate', 'recontact_followup') AND s.reason IN ('said_no', 'giver_said_no'))
$$;

-- Whether somebody may still be reached by an invitation that was made: at the moment of reaching out, not of making it.
CREATE FUNCTION may_be_reached(study text, invitation text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT NOT said_no(study, i."participantId") AND (
    w.position = (SELECT min(f.position) FROM "Wave" f WHERE f."studyId" = study)
    OR EXISTS (SELECT 1 FROM current_consent c WHERE c."studyId" = study AND c."participantId" = i."participantId"
      AND c.scope = 'recontact_followup'))
  FROM "WaveInvitation" i JOIN "Wave" w ON w."studyId" = i."studyId" AND w.id = i."waveId"
  WHERE i."studyId" = study AND i.id = invitation
$$;

CREATE OR REPLACE FUNCTION contact_for_letter(study text, letter text)
RETURNS TABLE ("participantId" text, contact bytea, language text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p."participantId", p.contact, p.language
  FROM "WaveInvitation" i
  JOIN identity."Person" p ON p."studyId" = i."studyId" AND p."participantId" = i."participantId"
  WHERE i."studyId" = study AND i.id = letter AND i.way = 'mail' AND i."sentAt" IS NULL AND i."endedAt" IS NULL
    AND i."expiresAt" > now() AND p.channel = 'mail' AND NOT p."isUnsafe" AND may_be_reached(study, letter)
$$;

-- What a condition of the caller's is asked about are rows that hold, and no others: it could tell of the rest by failing.
ALTER VIEW usable_passage SET (security_barrier = true);
ALTER VIEW read_passage SET (security_barrier = true);
ALTER VIEW theme_coding SET (security_barrier = true);
ALTER VIEW coding_standing SET (security_barrier = true);
ALTER VIEW undecided_coding SET (security_barrier = true);
ALTER VIEW theme_rejection SET (security_barrier = true);
ALTER VIEW standing_approval SET (security_barrier = true);
ALTER VIEW effective_consent SET (security_barrier = true);
ALTER VIEW current_consent SET (security_barrier = true);

-- Of two halves that stand bare the planner lets a condition into each; within another they stand behind the gate.
CREATE OR REPLACE VIEW desk_theme_coding WITH (security_barrier = true) AS
SELECT desk.* FROM (
SELECT "studyId", "codebookId", "themeId", "codingId", "codeId", stance, state, score, "passageId", "participantId", "waveId",
  "serviceId", language
FROM theme_coding
UNION ALL
SELECT t."studyId", t."codebookId", t.id, c.id, c."codeId", c.stance, c.state, c.score, p.id, p."participantId", p."waveId",
  p."serviceId", p.language
FROM identity."ConsentStay" stay
JOIN "EditionCoding" e ON e."studyId" = stay."studyId" AND e."participantId" = stay."participantId"
JOIN "Coding" c ON c."studyId" = e."studyId" AND c.id = e."codingId" AND c.state = 'accepted'
JOIN "Passage" p ON p."studyId" = c."studyId" AND p.id = c."passageId"
JOIN "ThemeCode" tc ON tc."studyId" = c."studyId" AND tc."codeId" = c."codeId"
JOIN "Theme" t ON t."studyId" = tc."studyId" AND t.id = tc."themeId" AND (t.kind IS NULL OR t.kind = c.kind)
LEFT JOIN identity."ConsentStay" assist ON assist."studyId" = stay."studyId" AND assist."participantId" = stay."participantId"
  AND assist.scope = 'automated_assist' AND assist.since <= now() AND assist.until > now()
WHERE stay.scope = 'analyse' AND stay.since <= now() AND stay.until > now()
  AND (c.origin = 'person' OR assist.scope IS NOT NULL)
  AND NOT EXISTS (
    SELECT 1 FROM effective_consent h WHERE h."studyId" = stay."studyId" AND h."participantId" = stay."participantId"
      AND h.scope = CASE WHEN c.origin = 'person' THEN 'analyse'::"ConsentScope" ELSE 'automated_assist' END)
) AS desk;

CREATE OR REPLACE VIEW desk_read_passage WITH (security_barrier = true) AS
SELECT desk.* FROM (
SELECT "studyId", "codebookId", "passageId", "participantId", "waveId", language FROM read_passage
UNION ALL
SELECT p."studyId", e."codebookId", p.id, p."participantId", p."waveId", p.language
FROM identity."ConsentStay" stay
JOIN "EditionReading" e ON e."studyId" = stay."studyId" AND e."participantId" = stay."participantId"
JOIN "Passage" p ON p."studyId" = e."studyId" AND p.id = e."passageId"
LEFT JOIN identity."ConsentStay" assist ON assist."studyId" = stay."studyId" AND assist."participantId" = stay."participantId"
  AND assist.scope = 'automated_assist' AND assist.since <= now() AND assist.until > now()
WHERE stay.scope = 'analyse' AND stay.since <= now() AND stay.until > now()
  AND (NOT e."isAssisted" OR assist.scope IS NOT NULL)
) AS desk;

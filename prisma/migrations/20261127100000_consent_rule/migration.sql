-- Who gives a minor permission, and by what right ------------------------------------------------------------------

-- CreateEnum
CREATE TYPE "PermissionRoute" AS ENUM ('parent', 'guardian', 'dcf_commissioner', 'court', 'waived_408c', 'minor_lawful_self');

-- CreateEnum
CREATE TYPE "PermissionMechanism" AS ENUM ('child_advocate', 'assent_monitor', 'independent_professional');

-- AlterTable
ALTER TABLE "ConsentDecision" ADD COLUMN     "mechanism" "PermissionMechanism",
ADD COLUMN     "overseerId" TEXT,
ADD COLUMN     "reference" TEXT,
ADD COLUMN     "route" "PermissionRoute";

-- AlterTable
ALTER TABLE "Participant" ADD COLUMN     "advocateId" TEXT,
ADD COLUMN     "isWard" BOOLEAN NOT NULL DEFAULT false;

-- Routes are a giver's. A waiver names the board's decision, what protects the young person instead, and who that is; a
-- minor who may decide alone, by which law.
ALTER TABLE "ConsentDecision" ADD CONSTRAINT route_of_giver CHECK (
  party = 'giver' OR (route IS NULL AND reference IS NULL AND mechanism IS NULL AND "overseerId" IS NULL));
ALTER TABLE "ConsentDecision" ADD CONSTRAINT route_complete CHECK (
  CASE WHEN route = 'waived_408c'
    THEN COALESCE(btrim(reference), '') <> '' AND mechanism IS NOT NULL AND COALESCE("overseerId", '') <> ''
    ELSE mechanism IS NULL AND "overseerId" IS NULL
      AND (route IS DISTINCT FROM 'minor_lawful_self' OR COALESCE(btrim(reference), '') <> '')
  END);

-- The identity rooms -------------------------------------------------------------------------------------------
-- What leads back to a person. No key refers from here into the corpus or from there to here, and Prisma knows nothing of
-- it, so that no relation can express the leak. The application gets no right here but those that grants.ts names.
CREATE SCHEMA identity;
REVOKE ALL ON SCHEMA identity FROM PUBLIC;

-- The instant at which somebody is 18. It is a birthday: the application writes it by record_coming_of_age alone and reads
-- it nowhere, nor what is worked out from it.
CREATE TABLE identity."ComingOfAge" (
  "studyId" TEXT NOT NULL,
  "participantId" TEXT NOT NULL,
  "adultFrom" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "ComingOfAge_pkey" PRIMARY KEY ("studyId", "participantId")
);

-- Where the study lets de-identified codings stay: from when until when they do, although the consent itself has paused.
CREATE TABLE identity."ConsentStay" (
  "studyId" TEXT NOT NULL,
  "participantId" TEXT NOT NULL,
  "scope" "ConsentScope" NOT NULL,
  "since" TIMESTAMPTZ(3) NOT NULL,
  "until" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "ConsentStay_pkey" PRIMARY KEY ("studyId", "participantId", "scope")
);

-- The rule ------------------------------------------------------------------------------------------------------

-- What decides about each scope of one person: their own last word, their last word before they were 18, and the last word
-- of a giver of permission before that; a giver's later word decides nothing. A giver carries a yes who is safe, and so
-- do a board's waiver of permission and a law by which a minor decides alone. Where no birth date was recorded, somebody
-- who was attested to be of age at enrolment is, and everybody else is a minor. A recorded birth date goes before an
-- attestation.
CREATE FUNCTION identity.consent_word(study text, person text)
RETURNS TABLE (scope "ConsentScope", own "Decision", "ownUntil" timestamptz(3), "isOwnAdult" boolean, "saidNo" boolean,
  before "Decision", "beforeUntil" timestamptz(3), giver "Decision", "giverUntil" timestamptz(3), "isGiverSafe" boolean,
  "adultFrom" timestamptz(3), rule "Majority")
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH who AS (
    SELECT p."isAdult", c."adultFrom", s.majority
    FROM "Participant" p
    LEFT JOIN identity."ComingOfAge" c ON c."studyId" = p."studyId" AND c."participantId" = p.id
    LEFT JOIN "StudySettings" s ON s."studyId" = p."studyId"
    WHERE p."studyId" = study AND p.id = person
  ), word AS (
    SELECT d.*, who."adultFrom" IS NULL OR d."decidedAt" < who."adultFrom" AS "isBefore"
    FROM "ConsentDecision" d CROSS JOIN who
    WHERE d."studyId" = study AND d."participantId" = person
  ), own AS (
    SELECT DISTINCT ON (w.scope) w.* FROM word w WHERE w.party = 'youth'
    ORDER BY w.scope, w."decidedAt" DESC, w.sequence DESC
  ), before AS (
    SELECT DISTINCT ON (w.scope) w.* FROM word w WHERE w.party = 'youth' AND w."isBefore"
    ORDER BY w.scope, w."decidedAt" DESC, w.sequence DESC
  ), giver AS (
    SELECT DISTINCT ON (w.scope) w.* FROM word w WHERE w.party = 'giver' AND w."isBefore"
    ORDER BY w.scope, w."decidedAt" DESC, w.sequence DESC
  )
  SELECT each.scope, own.decision, own.until,
    CASE WHEN who."adultFrom" IS NULL THEN who."isAdult" ELSE NOT own."isBefore" END,
    EXISTS (SELECT 1 FROM word w WHERE w.scope = each.scope AND w.party = 'youth' AND NOT w."isBefore" AND w.decision <> 'granted'),
    before.decision, before.until, giver.decision, giver.until,
    COALESCE(giver."giverSafety" = 'safe', false) OR COALESCE(giver.route IN ('waived_408c', 'minor_lawful_self'), false),
    who."adultFrom", who.majority
  FROM who
  CROSS JOIN unnest(enum_range(NULL::"ConsentScope")) AS each (scope)
  LEFT JOIN own ON own.scope = each.scope
  LEFT JOIN before ON before.scope = each.scope
  LEFT JOIN giver ON giver.scope = each.scope
$$;

-- The same, with what it comes to: until when the scope held by what was said before the person was 18, whether it held at
-- that instant with all that it rests on, and until when the scope holds by itself now. Nothing where it does not.
CREATE FUNCTION identity.consent_part(study text, person text)
RETURNS TABLE (scope "ConsentScope", own "Decision", "ownUntil" timestamptz(3), "isOwnAdult" boolean, "saidNo" boolean,
  giver "Decision", "giverUntil" timestamptz(3), "isGiverSafe" boolean, "adultFrom" timestamptz(3), rule "Majority",
  "minorUntil" timestamptz(3), "heldThen" boolean, until timestamptz(3))
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH word AS (SELECT * FROM identity.consent_word(study, person)
  ), minor AS (
    SELECT w.scope, w."adultFrom", CASE WHEN w.before = 'granted' AND w.giver = 'granted' AND w."isGiverSafe"
      THEN LEAST(w."beforeUntil", w."giverUntil") END AS until
    FROM word w
  ), held AS (
    SELECT r.scope, bool_and(COALESCE(m.until > m."adultFrom", false)) AS "heldThen"
    FROM consent_requirement r JOIN minor m ON m.scope = r.needed GROUP BY r.scope
  )
  SELECT w.scope, w.own, w."ownUntil", w."isOwnAdult", w."saidNo", w.giver, w."giverUntil", w."isGiverSafe", w."adultFrom", w.rule,
    m.until, held."heldThen",
    CASE
      WHEN w.own IS DISTINCT FROM 'granted' THEN NULL
      WHEN w."isOwnAdult" THEN w."ownUntil"
      WHEN m.until IS NULL OR w."adultFrom" IS NULL OR (w.rule = 'waiver' AND held."heldThen") THEN m.until
      ELSE LEAST(m.until, w."adultFrom")
    END
  FROM word w JOIN minor m ON m.scope = w.scope JOIN held ON held.scope = w.scope
$$;

-- Until when each scope holds for one person; no row for a scope that does not hold at all.
CREATE FUNCTION identity.consent_valid_until(study text, person text)
RETURNS TABLE (scope "ConsentScope", "validUntil" timestamptz(3))
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT r.scope, min(p.until)
  FROM consent_requirement r JOIN identity.consent_part(study, person) p ON p.scope = r.needed
  GROUP BY r.scope
  HAVING count(p.until) = count(*)
$$;

-- What stays on the evaluator's desk from the birthday on, under the rule that lets it: what held at that instant, until
-- it would have ended anyway or by the person's own word since, and until they once say no to it or to what it rests on.
CREATE FUNCTION identity.consent_stay(study text, person text)
RETURNS TABLE (scope "ConsentScope", since timestamptz(3), until timestamptz(3))
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT r.scope, min(p."adultFrom"), min(CASE WHEN p."isOwnAdult" THEN LEAST(p."minorUntil", p."ownUntil") ELSE p."minorUntil" END)
  FROM consent_requirement r JOIN identity.consent_part(study, person) p ON p.scope = r.needed
  WHERE r.scope IN ('analyse', 'automated_assist') AND p.rule = 'deidentified_may_stay' AND p."adultFrom" IS NOT NULL
  GROUP BY r.scope
  HAVING bool_and(COALESCE(p."minorUntil" > p."adultFrom", false)) AND NOT bool_or(p."saidNo")
$$;

REVOKE ALL ON FUNCTION identity.consent_word(text, text), identity.consent_part(text, text),
  identity.consent_valid_until(text, text), identity.consent_stay(text, text) FROM PUBLIC;

-- Two decisions about one person take turns: see the migration "consent in turn".
CREATE OR REPLACE FUNCTION refresh_consent_of(study text, person text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT 1 FROM "Participant" WHERE "studyId" = study AND id = person FOR NO KEY UPDATE;
  DELETE FROM "ConsentStanding" WHERE "studyId" = study AND "participantId" = person;
  INSERT INTO "ConsentStanding" ("studyId", "participantId", scope, "validUntil")
  SELECT study, person, v.scope, v."validUntil" FROM identity.consent_valid_until(study, person) v;
  DELETE FROM identity."ConsentStay" WHERE "studyId" = study AND "participantId" = person;
  INSERT INTO identity."ConsentStay" ("studyId", "participantId", scope, since, until)
  SELECT study, person, v.scope, v.since, v.until
  FROM "StudySettings" s
  JOIN identity."ComingOfAge" c ON c."studyId" = s."studyId" AND c."participantId" = person
  CROSS JOIN LATERAL identity.consent_stay(study, person) v
  WHERE s."studyId" = study AND s.majority = 'deidentified_may_stay';
$$;

-- It gave the date away, and who knows the date knows the birthday.
DROP FUNCTION consent_valid_until(text, text);

-- Coming of age -------------------------------------------------------------------------------------------------

-- The one way to write it. Without an instant it is not known any more, and the person is a minor again unless they were
-- attested to be of age.
CREATE FUNCTION record_coming_of_age(study text, person text, instant timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM "Participant" p WHERE p."studyId" = study AND p.id = person FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such participant' USING ERRCODE = 'no_data_found';
  END IF;
  DELETE FROM identity."ComingOfAge" c WHERE c."studyId" = study AND c."participantId" = person;
  IF instant IS NOT NULL THEN
    INSERT INTO identity."ComingOfAge" ("studyId", "participantId", "adultFrom") VALUES (study, person, instant);
  END IF;
  PERFORM refresh_consent_of(study, person);
END $$;

-- Whether somebody is 18 now: all that the application learns of it.
CREATE FUNCTION is_of_age(study text, person text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN c."adultFrom" IS NULL THEN p."isAdult" ELSE c."adultFrom" <= now() END
  FROM "Participant" p
  LEFT JOIN identity."ComingOfAge" c ON c."studyId" = p."studyId" AND c."participantId" = p.id
  WHERE p."studyId" = study AND p.id = person
$$;

-- No key leads there, so nothing else takes it away with the person.
CREATE FUNCTION forget_coming_of_age() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM identity."ComingOfAge" c WHERE c."studyId" = OLD."studyId" AND c."participantId" = OLD.id;
  DELETE FROM identity."ConsentStay" c WHERE c."studyId" = OLD."studyId" AND c."participantId" = OLD.id;
  RETURN NULL;
END $$;

CREATE TRIGGER person_gone AFTER DELETE ON "Participant" FOR EACH ROW EXECUTE FUNCTION forget_coming_of_age();

-- The rule for turning 18 changes what holds of those alone whose birth date is known.
CREATE FUNCTION refresh_consent_of_study() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refresh_consent_of(c."studyId", c."participantId")
  FROM (SELECT * FROM identity."ComingOfAge" WHERE "studyId" = NEW."studyId" ORDER BY "participantId") c;
  RETURN NULL;
END $$;

CREATE TRIGGER rule_set AFTER INSERT ON "StudySettings"
FOR EACH ROW WHEN (NEW.majority IS NOT NULL) EXECUTE FUNCTION refresh_consent_of_study();
CREATE TRIGGER rule_changed AFTER UPDATE ON "StudySettings"
FOR EACH ROW WHEN (OLD.majority IS DISTINCT FROM NEW.majority) EXECUTE FUNCTION refresh_consent_of_study();

-- Two of the three rules rest on a decision of an ethics board, which has a number.
ALTER TABLE "StudySettings" ADD CONSTRAINT majority_referred CHECK (
  majority IS NULL OR majority = 'reconsent' OR COALESCE(btrim("majorityReference"), '') <> '') NOT VALID;

-- A day begins at midnight by the clock of the place; where that midnight is skipped, when the clock goes on, and where
-- it comes twice, at the first.
CREATE FUNCTION identity.beginning_of(day date, zone text) RETURNS timestamptz
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN ((m.at - interval '1 hour') AT TIME ZONE zone)::date = day THEN m.at - interval '1 hour' ELSE m.at END
  FROM (SELECT day::timestamp AT TIME ZONE zone AS at) m
$$;
REVOKE ALL ON FUNCTION identity.beginning_of(date, text) FROM PUBLIC;

-- A birthday is a day, and when it begins is told by the study's clock.
CREATE FUNCTION move_coming_of_age() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE identity."ComingOfAge" c
  SET "adultFrom" = identity.beginning_of((c."adultFrom" AT TIME ZONE OLD."timeZone")::date, NEW."timeZone")
  WHERE c."studyId" = NEW.id;
  PERFORM refresh_consent_of(c."studyId", c."participantId")
  FROM (SELECT * FROM identity."ComingOfAge" WHERE "studyId" = NEW.id ORDER BY "participantId") c;
  RETURN NULL;
END $$;

CREATE TRIGGER clock_changed AFTER UPDATE ON "Study"
FOR EACH ROW WHEN (OLD."timeZone" IS DISTINCT FROM NEW."timeZone") EXECUTE FUNCTION move_coming_of_age();

-- What the application sees of it ------------------------------------------------------------------------------

-- What holds now, without until when: the next end may be a birthday. The application has no right to that column
-- (grants.ts), so the policies ask this view, which runs with its owner's rights.
DROP VIEW standing_approval;
DROP VIEW effective_consent;
CREATE VIEW effective_consent AS
SELECT "studyId", "participantId", scope FROM "ConsentStanding" WHERE "validUntil" > now();

CREATE VIEW standing_approval AS
SELECT p."studyId", p."codingId", p.audience, p.id AS "preparationId", p."accountId" AS "preparedBy",
  a."accountId" AS "approvedBy"
FROM "QuoteApproval" p
JOIN "Coding" c ON c."studyId" = p."studyId" AND c.id = p."codingId" AND c.state = 'accepted'
  AND c."codeId" = p."codeId" AND c.spans = p.spans
JOIN "Passage" w ON w."studyId" = c."studyId" AND w.id = c."passageId" AND w."cleanedAt" = p."cleanedAt"
JOIN effective_consent q ON q."studyId" = p."studyId" AND q."participantId" = c."participantId" AND q.scope = 'quote_verbatim'
LEFT JOIN effective_consent b ON b."studyId" = p."studyId" AND b."participantId" = c."participantId"
  AND b.scope = 'share_advisory_board'
LEFT JOIN LATERAL (
  SELECT o."accountId" FROM "QuoteApproval" o
  WHERE o."studyId" = p."studyId" AND o."preparationId" = p.id AND o.step = 'approved' ORDER BY o.sequence LIMIT 1
) AS a ON true
WHERE p.step = 'prepared' AND (p.audience <> 'board' OR b.scope IS NOT NULL)
  AND NOT EXISTS (
    SELECT 1 FROM "QuoteApproval" o
    WHERE o."studyId" = p."studyId" AND o."codingId" = p."codingId" AND o.audience = p.audience
      AND o.step <> 'approved' AND o.sequence > p.sequence);

-- Of the standings the application sees those that hold now, and of them no date.
ALTER TABLE "ConsentStanding" ENABLE ROW LEVEL SECURITY;
CREATE POLICY holding ON "ConsentStanding" FOR SELECT USING (EXISTS (
  SELECT 1 FROM effective_consent c WHERE c."studyId" = "ConsentStanding"."studyId"
    AND c."participantId" = "ConsentStanding"."participantId" AND c.scope = "ConsentStanding".scope));

ALTER POLICY consented ON "Response" USING (EXISTS (
  SELECT 1 FROM effective_consent c WHERE c."studyId" = "Response"."studyId"
    AND c."participantId" = "Response"."participantId" AND c.scope = 'participate'));
ALTER POLICY consented ON "Answer" USING (EXISTS (
  SELECT 1 FROM effective_consent c WHERE c."studyId" = "Answer"."studyId"
    AND c."participantId" = "Answer"."participantId" AND c.scope = 'participate'));
ALTER POLICY consented ON "Passage" USING (EXISTS (
  SELECT 1 FROM effective_consent c WHERE c."studyId" = "Passage"."studyId"
    AND c."participantId" = "Passage"."participantId" AND c.scope = 'analyse'));
ALTER POLICY consented ON "Coding" USING (EXISTS (
  SELECT 1 FROM effective_consent c WHERE c."studyId" = "Coding"."studyId"
    AND c."participantId" = "Coding"."participantId" AND c.scope = 'analyse')
  AND ("Coding".origin = 'person' OR EXISTS (
  SELECT 1 FROM effective_consent c WHERE c."studyId" = "Coding"."studyId"
    AND c."participantId" = "Coding"."participantId" AND c.scope = 'automated_assist')));
ALTER POLICY consented ON "QuoteApproval" USING (EXISTS (
  SELECT 1 FROM effective_consent c WHERE c."studyId" = "QuoteApproval"."studyId"
    AND c."participantId" = "QuoteApproval"."participantId" AND c.scope = 'quote_verbatim')
  AND ("QuoteApproval".audience <> 'board' OR EXISTS (
  SELECT 1 FROM effective_consent c WHERE c."studyId" = "QuoteApproval"."studyId"
    AND c."participantId" = "QuoteApproval"."participantId" AND c.scope = 'share_advisory_board')));
ALTER POLICY consented ON "Objection" USING ("Objection"."participantId" IS NULL OR EXISTS (
  SELECT 1 FROM effective_consent c WHERE c."studyId" = "Objection"."studyId"
    AND c."participantId" = "Objection"."participantId" AND c.scope = 'analyse'));

-- Where each scope stands, and why: see consent.ts, which tells it in the same words. The application may call it, and
-- learns that somebody is of age by now, not since when.
CREATE FUNCTION consent_state_of(study text, person text)
RETURNS TABLE (scope "ConsentScope", state text, reason text, "restsOn" "ConsentScope")
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH why AS (
    SELECT p.scope, p.own, p.giver, CASE
      WHEN p.own IS NULL THEN 'not_asked'
      WHEN p.own <> 'granted' THEN 'said_no'
      WHEN p."isOwnAdult" THEN CASE WHEN p."ownUntil" > now() THEN 'holds' ELSE 'ended' END
      WHEN p."adultFrom" <= now() AND NOT (COALESCE(p.rule = 'waiver', false) AND p."heldThen") THEN 'came_of_age'
      WHEN p.giver IS NULL THEN 'giver_not_asked'
      WHEN p.giver <> 'granted' THEN 'giver_said_no'
      WHEN NOT p."isGiverSafe" THEN 'giver_not_safe'
      WHEN p."ownUntil" <= now() THEN 'ended'
      WHEN p."giverUntil" <= now() THEN 'giver_ended'
      ELSE 'holds' END AS reason
    FROM identity.consent_part(study, person) p
  ), alone AS (
    SELECT w.scope, w.reason, CASE w.reason
      WHEN 'holds' THEN 'granted'
      WHEN 'said_no' THEN w.own::text
      WHEN 'giver_said_no' THEN w.giver::text
      WHEN 'giver_not_safe' THEN 'declined'
      WHEN 'came_of_age' THEN 'pending_adult_reconsent'
      WHEN 'ended' THEN 'expired'
      WHEN 'giver_ended' THEN 'expired'
      ELSE 'never_asked' END AS state
    FROM why w
  )
  SELECT a.scope, COALESCE(below.state, a.state), COALESCE(below.reason, a.reason), below.scope
  FROM alone a
  LEFT JOIN LATERAL (
    SELECT n.* FROM consent_requirement r JOIN alone n ON n.scope = r.needed
    WHERE r.scope = a.scope AND r.needed <> a.scope AND n.state <> 'granted' ORDER BY r.needed LIMIT 1
  ) AS below ON a.state = 'granted'
$$;

CREATE VIEW consent_state AS
SELECT p."studyId", p.id AS "participantId", s.scope, s.state, s.reason, s."restsOn"
FROM "Participant" p CROSS JOIN LATERAL consent_state_of(p."studyId", p.id) s;

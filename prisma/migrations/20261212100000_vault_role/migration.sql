-- The vault has a role of its own: it owns the schema identity and everything in it, and nobody else opens its tables, the
-- owner of this database neither. See docs/decisions/0042-the-vaults-role.md.
--
-- What opens them stands in the schema, runs with the vault's rights and is called by whom it is for: the application, or the
-- functions of the corpus (firsthand_corpus). A migration that changes what is in there does it between SET ROLE
-- firsthand_vault and RESET ROLE.

-- What the application is told -----------------------------------------------------------------------------------

ALTER FUNCTION is_of_age(text, text) SET SCHEMA identity;
ALTER FUNCTION rests_on_old_text(text, text, "ConsentScope") SET SCHEMA identity;
ALTER FUNCTION consent_state_of(text, text) SET SCHEMA identity;
ALTER FUNCTION comes_of_age_by(text, text) SET SCHEMA identity;
ALTER FUNCTION age_at_wave(text, text, text) SET SCHEMA identity;
ALTER FUNCTION identity_kept(text) SET SCHEMA identity;
ALTER FUNCTION contact_for_letter(text, text) SET SCHEMA identity;

-- The rule of consent is asked by these names everywhere: they are the question alone, and open nothing themselves.
CREATE FUNCTION is_of_age(study text, person text) RETURNS boolean
LANGUAGE sql STABLE RETURN identity.is_of_age(study, person);
CREATE FUNCTION rests_on_old_text(study text, person text, wanted "ConsentScope") RETURNS boolean
LANGUAGE sql STABLE RETURN identity.rests_on_old_text(study, person, wanted);
CREATE FUNCTION consent_state_of(study text, person text)
RETURNS TABLE (scope "ConsentScope", state text, reason text, "restsOn" "ConsentScope")
LANGUAGE sql STABLE BEGIN ATOMIC SELECT s.scope, s.state, s.reason, s."restsOn" FROM identity.consent_state_of(study, person) s; END;
CREATE FUNCTION comes_of_age_by(study text, wave text) RETURNS TABLE ("participantId" text)
LANGUAGE sql STABLE BEGIN ATOMIC SELECT c."participantId" FROM identity.comes_of_age_by(study, wave) c; END;
CREATE FUNCTION age_at_wave(study text, person text, wave text) RETURNS integer
LANGUAGE sql STABLE RETURN identity.age_at_wave(study, person, wave);

-- What the corpus asks -------------------------------------------------------------------------------------------

ALTER FUNCTION forget_coming_of_age() SET SCHEMA identity;
ALTER FUNCTION forget_identity() SET SCHEMA identity;
ALTER FUNCTION identity.consent_valid_until(text, text) SECURITY DEFINER;

-- What stays counted of one person from the birthday on, worked out anew.
CREATE FUNCTION identity.refresh_stay(study text, person text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM identity."ConsentStay" WHERE "studyId" = study AND "participantId" = person;
  INSERT INTO identity."ConsentStay" ("studyId", "participantId", scope, since, until)
  SELECT study, person, v.scope, v.since, v.until
  FROM "StudySettings" s
  JOIN identity."ComingOfAge" c ON c."studyId" = s."studyId" AND c."participantId" = person
  CROSS JOIN LATERAL identity.consent_stay(study, person) v
  WHERE s."studyId" = study AND s.majority = 'deidentified_may_stay';
$$;

-- Of whom something stays now, and not since when: that is a birthday.
CREATE VIEW identity.staying AS
SELECT "studyId", "participantId", scope FROM identity."ConsentStay" WHERE since <= now() AND until > now();

CREATE FUNCTION identity.keep_coming_of_age(study text, person text, instant timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM identity."ComingOfAge" c WHERE c."studyId" = study AND c."participantId" = person;
  INSERT INTO identity."ComingOfAge" ("studyId", "participantId", "adultFrom")
  SELECT study, person, instant WHERE instant IS NOT NULL;
$$;

-- Of whom it is known, not when.
CREATE FUNCTION identity.known_ages(study text) RETURNS TABLE ("participantId" text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c."participantId" FROM identity."ComingOfAge" c WHERE c."studyId" = study
$$;

-- The same day by another clock.
CREATE FUNCTION identity.move_ages(study text, from_zone text, to_zone text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE identity."ComingOfAge" c
  SET "adultFrom" = identity.beginning_of((c."adultFrom" AT TIME ZONE from_zone)::date, to_zone)
  WHERE c."studyId" = study;
$$;

-- Whether somebody was taken to be of age at an instant that is over. Asked about a day to come it would tell a birthday.
CREATE FUNCTION identity.was_of_age(study text, person text, seen timestamptz) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF seen > now() + interval '10 minutes' THEN
    RAISE EXCEPTION 'seen in the future' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN EXISTS (
    SELECT 1 FROM "Participant" p
    LEFT JOIN identity."ComingOfAge" c ON c."studyId" = p."studyId" AND c."participantId" = p.id
    WHERE p."studyId" = study AND p.id = person
      AND CASE WHEN c."adultFrom" IS NULL THEN p."isAdult" ELSE c."adultFrom" <= seen END);
END $$;

-- Keeps what is given and leaves the rest as it was.
CREATE FUNCTION identity.keep_person(study text, person text, own_name bytea, birth bytea, plan bytea, way text, speaks text)
RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO identity."Person" AS kept ("studyId", "participantId", name, "birthDate", contact, channel, language)
  VALUES (study, person, own_name, birth, plan, way, speaks)
  ON CONFLICT ("studyId", "participantId") DO UPDATE SET
    name = COALESCE(EXCLUDED.name, kept.name),
    "birthDate" = COALESCE(EXCLUDED."birthDate", kept."birthDate"),
    contact = COALESCE(EXCLUDED.contact, kept.contact),
    channel = COALESCE(EXCLUDED.channel, kept.channel),
    language = COALESCE(EXCLUDED.language, kept.language);
$$;

CREATE FUNCTION identity.mark_person(study text, person text, unsafe boolean) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO identity."Person" ("studyId", "participantId", "isUnsafe") VALUES (study, person, unsafe)
  ON CONFLICT ("studyId", "participantId") DO UPDATE SET "isUnsafe" = unsafe;
$$;

CREATE FUNCTION identity.is_unsafe(study text, person text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM identity."Person" p
    WHERE p."studyId" = study AND p."participantId" = person AND p."isUnsafe")
$$;

-- How to reach somebody goes; whether there was a way.
CREATE FUNCTION identity.forget_way(study text, person text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE identity."Person" p SET contact = NULL, channel = NULL, language = NULL
  WHERE p."studyId" = study AND p."participantId" = person AND p.contact IS NOT NULL;
  RETURN FOUND;
END $$;

-- Who somebody is goes.
CREATE FUNCTION identity.forget_who(study text, person text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE identity."Person" p SET name = NULL, "birthDate" = NULL
  WHERE p."studyId" = study AND p."participantId" = person;
$$;

-- The corpus, which asks now what it looked up ------------------------------------------------------------------------

-- As before: two decisions about one person take turns.
CREATE OR REPLACE FUNCTION refresh_consent_of(study text, person text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT 1 FROM "Participant" WHERE "studyId" = study AND id = person FOR NO KEY UPDATE;
  DELETE FROM "ConsentStanding" WHERE "studyId" = study AND "participantId" = person;
  INSERT INTO "ConsentStanding" ("studyId", "participantId", scope, "validUntil")
  SELECT study, person, v.scope, v."validUntil" FROM identity.consent_valid_until(study, person) v;
  SELECT identity.refresh_stay(study, person);
$$;

CREATE OR REPLACE FUNCTION record_coming_of_age(study text, person text, instant timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  before boolean;
BEGIN
  PERFORM 1 FROM "Participant" p WHERE p."studyId" = study AND p.id = person FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such participant' USING ERRCODE = 'no_data_found';
  END IF;
  before := is_of_age(study, person);
  PERFORM identity.keep_coming_of_age(study, person, instant);
  PERFORM refresh_consent_of(study, person);
  IF before AND NOT is_of_age(study, person) THEN
    PERFORM handovers_of(study, person);
  END IF;
END $$;

CREATE OR REPLACE FUNCTION refresh_consent_of_study() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refresh_consent_of(NEW."studyId", k."participantId")
  FROM (SELECT * FROM identity.known_ages(NEW."studyId") ORDER BY 1) k;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION move_coming_of_age() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM identity.move_ages(NEW.id, OLD."timeZone", NEW."timeZone");
  PERFORM refresh_consent_of(NEW.id, k."participantId")
  FROM (SELECT * FROM identity.known_ages(NEW.id) ORDER BY 1) k;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION forget_age_of_minor(study text, person text, seen timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT identity.was_of_age(study, person, seen) THEN
    RETURN false;
  END IF;
  UPDATE "Participant" SET "isAdult" = false WHERE "studyId" = study AND id = person;
  PERFORM record_coming_of_age(study, person, NULL);
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION keep_identity(study text, person text, own_name bytea, birth bytea, plan bytea, way text, speaks text)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM take_turn_with(study, person);
  PERFORM 1 FROM "Participant" p WHERE p."studyId" = study AND p.id = person FOR KEY SHARE;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM identity.keep_person(study, person, own_name, birth, plan, way, speaks);
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION mark_contact(study text, person text, unsafe boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM take_turn_with(study, person);
  PERFORM identity.mark_person(study, person, unsafe);
  IF unsafe THEN
    UPDATE "WaveInvitation" i SET "endedAt" = now(), "endedBy" = 'unsafe'
    WHERE i."studyId" = study AND i."participantId" = person AND i."endedAt" IS NULL;
  END IF;
END $$;

CREATE OR REPLACE FUNCTION refuse_unwanted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM take_turn_with(NEW."studyId", NEW."participantId");
  IF identity.is_unsafe(NEW."studyId", NEW."participantId") OR said_no(NEW."studyId", NEW."participantId") THEN
    RAISE EXCEPTION 'not to be reached' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION forget_contact(study text, person text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM take_turn_with(study, person);
  RETURN identity.forget_way(study, person);
END $$;

CREATE OR REPLACE FUNCTION retention_due(study text, by_then timestamptz) RETURNS TABLE (kind text, "participantId" text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH clock AS (
    SELECT (c."closedOn" + 1)::timestamp AT TIME ZONE s."timeZone" AS closed,
      (c."resultsReturnedOn" + 1)::timestamp AT TIME ZONE s."timeZone" AS returned,
      c."recordedAt" + interval '30 days' AS noticed
    FROM "StudyClosing" c JOIN "Study" s ON s.id = c."studyId" WHERE c."studyId" = study
  ), kept AS (
    SELECT k."participantId", k.channel IS NOT NULL AS "hasContact", k."hasName" OR k."hasBirthDate" AS "hasName",
      EXISTS (SELECT 1 FROM "ConsentStanding" e WHERE e."studyId" = study AND e."participantId" = k."participantId"
        AND e.scope = 'recontact_results' AND e."validUntil" > now()) AS "awaitsResults"
    FROM identity.identity_kept(study) k WHERE NOT is_held(study, k."participantId")
  )
  SELECT 'contact', k."participantId" FROM kept k CROSS JOIN clock c
  WHERE k."hasContact" AND c.noticed <= by_then AND c.closed <= by_then
    AND (NOT k."awaitsResults" OR c.returned <= by_then OR c.closed + interval '1 year' <= by_then)
  UNION ALL
  SELECT 'identity', k."participantId" FROM kept k CROSS JOIN clock c
  WHERE k."hasName" AND c.noticed <= by_then AND c.closed + interval '1 year' <= by_then
$$;

CREATE OR REPLACE FUNCTION retention_run(study text) RETURNS TABLE (kind text, "participantId" text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE due record;
BEGIN
  FOR due IN SELECT d.kind, d."participantId" FROM retention_due(study, now()) d ORDER BY d."participantId" LOOP
    PERFORM take_turn_with(study, due."participantId");
    IF due.kind = 'contact' THEN
      PERFORM identity.forget_way(study, due."participantId");
    ELSE
      PERFORM identity.forget_who(study, due."participantId");
    END IF;
    kind := due.kind; "participantId" := due."participantId";
    RETURN NEXT;
  END LOOP;
END $$;

-- The item is the corpus's to look at, the way to the person the vault's to open. Of whom it is, for who has it; the vault alone asks.
-- Not for whoever raised it, who could make one of anybody and open the way to them alone; and not of what came in with a batch,
-- which no clock runs for.
CREATE FUNCTION flag_reached_by(study text, flag text, account text) RETURNS text
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT f."participantId" FROM "SafetyFlag" f
  WHERE f."studyId" = study AND f.id = flag AND f."acknowledgedBy" = account AND f."decidedAt" IS NULL AND f."participantId" IS NOT NULL
    AND f."raisedBy" IS DISTINCT FROM account AND f.source <> 'imported'
    AND EXISTS (SELECT 1 FROM "Membership" m WHERE m."studyId" = study AND m."accountId" = account
      AND m.roles && '{safety_reviewer}'::"Role"[])
    AND NOT EXISTS (SELECT 1 FROM "SafetyRecusal" r WHERE r."studyId" = study AND r."flagId" = flag AND r."accountId" = account)
    AND NOT EXISTS (SELECT 1 FROM "ParticipantWorker" w WHERE w."studyId" = study AND w."participantId" = f."participantId"
      AND w."accountId" = account)
  FOR SHARE
$$;

-- As before, and whether what is shown of how somebody is reached was marked as not safe.
DROP FUNCTION open_vault(text, text);
CREATE FUNCTION identity.open_vault(study text, request text)
RETURNS TABLE ("participantId" text, name bytea, "birthDate" bytea, contact bytea, "isUnsafe" boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE opened "VaultRequest"%ROWTYPE;
BEGIN
  UPDATE "VaultRequest" v SET "openedAt" = now()
  WHERE v."studyId" = study AND v.id = request AND v."openedAt" IS NULL AND v."isAgreed"
    AND v."decidedAt" > now() - interval '1 hour'
    AND NOT (v.reason = 'legal_demand' AND certificate_holds(study))
    AND EXISTS (SELECT 1 FROM "Membership" m WHERE m."studyId" = study AND m."accountId" = v."askedBy"
      AND m.roles && '{data_steward}'::"Role"[])
    AND EXISTS (SELECT 1 FROM "Membership" m WHERE m."studyId" = study AND m."accountId" = v."decidedBy"
      AND m.roles && '{data_steward,safety_reviewer,evaluator}'::"Role"[])
  RETURNING * INTO opened;
  IF NOT FOUND THEN RETURN; END IF;
  RETURN QUERY SELECT p."participantId",
    CASE WHEN 'name' = ANY (opened.parts) THEN p.name END,
    CASE WHEN 'birth_date' = ANY (opened.parts) THEN p."birthDate" END,
    CASE WHEN 'contact' = ANY (opened.parts) THEN p.contact END,
    CASE WHEN 'contact' = ANY (opened.parts) THEN p."isUnsafe" END
  FROM identity."Person" p WHERE p."studyId" = study AND p."participantId" = opened."participantId";
END $$;

-- The door of who is on duty to the one person that an item is about: while it is open, theirs, theirs to read, and raised by another.
-- What is opened is the way to reach somebody, and whether it was marked as not safe; and that it was opened is written down in the
-- same statement, for the others to see.
CREATE FUNCTION identity.open_flag_contact(study text, flag text, account text, why "FlagContactReason", opening text)
RETURNS TABLE ("participantId" text, contact bytea, "isUnsafe" boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE person text := flag_reached_by(study, flag, account);
BEGIN
  IF person IS NULL THEN RETURN; END IF;
  RETURN QUERY SELECT person, p.contact, COALESCE(p."isUnsafe", false) FROM (VALUES (person)) of (id)
    LEFT JOIN identity."Person" p ON p."studyId" = study AND p."participantId" = of.id;
  IF EXISTS (SELECT 1 FROM identity."Person" p
    WHERE p."studyId" = study AND p."participantId" = person AND p.contact IS NOT NULL) THEN
    INSERT INTO "FlagContact" ("studyId", id, "flagId", "accountId", reason, "openedAt")
    VALUES (study, opening, flag, account, why, now());
  END IF;
END $$;

-- As before.
CREATE OR REPLACE VIEW desk_theme_coding WITH (security_barrier = true) AS
SELECT desk.* FROM (
SELECT "studyId", "codebookId", "themeId", "codingId", "codeId", stance, state, score, "passageId", "participantId", "waveId",
  "serviceId", language
FROM theme_coding
UNION ALL
SELECT t."studyId", t."codebookId", t.id, c.id, c."codeId", c.stance, c.state, c.score, p.id, p."participantId", p."waveId",
  p."serviceId", p.language
FROM identity.staying stay
JOIN "EditionCoding" e ON e."studyId" = stay."studyId" AND e."participantId" = stay."participantId"
JOIN "Coding" c ON c."studyId" = e."studyId" AND c.id = e."codingId" AND c.state = 'accepted'
JOIN "Passage" p ON p."studyId" = c."studyId" AND p.id = c."passageId"
JOIN "ThemeCode" tc ON tc."studyId" = c."studyId" AND tc."codeId" = c."codeId"
JOIN "Theme" t ON t."studyId" = tc."studyId" AND t.id = tc."themeId" AND (t.kind IS NULL OR t.kind = c.kind)
LEFT JOIN identity.staying assist ON assist."studyId" = stay."studyId" AND assist."participantId" = stay."participantId"
  AND assist.scope = 'automated_assist'
WHERE stay.scope = 'analyse'
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
FROM identity.staying stay
JOIN "EditionReading" e ON e."studyId" = stay."studyId" AND e."participantId" = stay."participantId"
JOIN "Passage" p ON p."studyId" = e."studyId" AND p.id = e."passageId"
LEFT JOIN identity.staying assist ON assist."studyId" = stay."studyId" AND assist."participantId" = stay."participantId"
  AND assist.scope = 'automated_assist'
WHERE stay.scope = 'analyse'
  AND (NOT e."isAssisted" OR assist.scope IS NOT NULL)
) AS desk;

-- Whose it is from now on -------------------------------------------------------------------------------------------

GRANT USAGE, CREATE ON SCHEMA identity TO firsthand_vault;
ALTER TABLE identity."ComingOfAge" OWNER TO firsthand_vault;
ALTER TABLE identity."ConsentStay" OWNER TO firsthand_vault;
ALTER TABLE identity."Person" OWNER TO firsthand_vault;
ALTER VIEW identity.staying OWNER TO firsthand_vault;
ALTER FUNCTION identity.age_at_wave(text, text, text) OWNER TO firsthand_vault;
ALTER FUNCTION identity.beginning_of(date, text) OWNER TO firsthand_vault;
ALTER FUNCTION identity.comes_of_age_by(text, text) OWNER TO firsthand_vault;
ALTER FUNCTION identity.consent_part(text, text) OWNER TO firsthand_vault;
ALTER FUNCTION identity.consent_state_of(text, text) OWNER TO firsthand_vault;
ALTER FUNCTION identity.consent_stay(text, text) OWNER TO firsthand_vault;
ALTER FUNCTION identity.consent_valid_until(text, text) OWNER TO firsthand_vault;
ALTER FUNCTION identity.consent_word(text, text) OWNER TO firsthand_vault;
ALTER FUNCTION identity.contact_for_letter(text, text) OWNER TO firsthand_vault;
ALTER FUNCTION identity.forget_coming_of_age() OWNER TO firsthand_vault;
ALTER FUNCTION identity.forget_identity() OWNER TO firsthand_vault;
ALTER FUNCTION identity.forget_way(text, text) OWNER TO firsthand_vault;
ALTER FUNCTION identity.forget_who(text, text) OWNER TO firsthand_vault;
ALTER FUNCTION identity.identity_kept(text) OWNER TO firsthand_vault;
ALTER FUNCTION identity.is_of_age(text, text) OWNER TO firsthand_vault;
ALTER FUNCTION identity.is_unsafe(text, text) OWNER TO firsthand_vault;
ALTER FUNCTION identity.keep_coming_of_age(text, text, timestamptz) OWNER TO firsthand_vault;
ALTER FUNCTION identity.keep_person(text, text, bytea, bytea, bytea, text, text) OWNER TO firsthand_vault;
ALTER FUNCTION identity.known_ages(text) OWNER TO firsthand_vault;
ALTER FUNCTION identity.mark_person(text, text, boolean) OWNER TO firsthand_vault;
ALTER FUNCTION identity.move_ages(text, text, text) OWNER TO firsthand_vault;
ALTER FUNCTION identity.open_flag_contact(text, text, text, "FlagContactReason", text) OWNER TO firsthand_vault;
ALTER FUNCTION identity.open_vault(text, text) OWNER TO firsthand_vault;
ALTER FUNCTION identity.refresh_stay(text, text) OWNER TO firsthand_vault;
ALTER FUNCTION identity.rests_on_old_text(text, text, "ConsentScope") OWNER TO firsthand_vault;
ALTER FUNCTION identity.was_of_age(text, text, timestamptz) OWNER TO firsthand_vault;
ALTER SCHEMA identity OWNER TO firsthand_vault;

-- Who may call what, and what the vault needs of the corpus: given anew after every migration (vault.ts), and here for what a
-- migration to come does in between.
SET ROLE firsthand_vault;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA identity FROM PUBLIC;
GRANT USAGE ON SCHEMA identity TO firsthand_app, firsthand_corpus;
GRANT EXECUTE ON FUNCTION identity.is_of_age(text, text), identity.rests_on_old_text(text, text, "ConsentScope"),
  identity.consent_state_of(text, text), identity.comes_of_age_by(text, text), identity.age_at_wave(text, text, text),
  identity.identity_kept(text) TO firsthand_app, firsthand_corpus;
GRANT EXECUTE ON FUNCTION identity.contact_for_letter(text, text), identity.open_vault(text, text),
  identity.open_flag_contact(text, text, text, "FlagContactReason", text) TO firsthand_app;
GRANT EXECUTE ON FUNCTION identity.beginning_of(date, text), identity.consent_valid_until(text, text),
  identity.forget_way(text, text), identity.forget_who(text, text), identity.is_unsafe(text, text),
  identity.keep_coming_of_age(text, text, timestamptz), identity.keep_person(text, text, bytea, bytea, bytea, text, text),
  identity.known_ages(text), identity.mark_person(text, text, boolean), identity.move_ages(text, text, text),
  identity.refresh_stay(text, text), identity.was_of_age(text, text, timestamptz) TO firsthand_corpus;
GRANT SELECT ON identity.staying TO firsthand_corpus;
RESET ROLE;

GRANT USAGE ON SCHEMA public TO firsthand_vault;
GRANT SELECT ("studyId", id, "isAdult") ON "Participant" TO firsthand_vault;
GRANT SELECT ("studyId", majority) ON "StudySettings" TO firsthand_vault;
GRANT SELECT ON "ConsentDecision", consent_requirement, current_consent, "VaultRequest" TO firsthand_vault;
GRANT SELECT ("studyId", id, audience, version, "requiresReconsent", "publishedAt", "effectiveFrom") ON "ConsentText" TO firsthand_vault;
GRANT SELECT (id, "timeZone") ON "Study" TO firsthand_vault;
GRANT SELECT ("studyId", id, position, "opensOn", "closesOn") ON "Wave" TO firsthand_vault;
GRANT SELECT ("studyId", id, "waveId", "participantId", way, "expiresAt", "sentAt", "endedAt") ON "WaveInvitation" TO firsthand_vault;
GRANT SELECT ("studyId", "accountId", roles) ON "Membership" TO firsthand_vault;
GRANT SELECT ("studyId", "from", "takenBackAt") ON "Certificate" TO firsthand_vault;
GRANT UPDATE ("openedAt") ON "VaultRequest" TO firsthand_vault;
GRANT INSERT ON "FlagContact" TO firsthand_vault;
REVOKE ALL ON FUNCTION flag_reached_by(text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION flag_reached_by(text, text, text) TO firsthand_vault;

-- How somebody is reached who takes no part any more goes at once, but while an item of theirs that speaks of danger is open:
-- who holds their phone could withdraw for them, and the reviewer would reach nobody. See docs/decisions/0036.

-- Such an item. What came in with a batch opens no way to anybody, and what is to be read within a day keeps none.
CREATE FUNCTION awaits_reviewer(study text, person text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM "SafetyFlag" f
    WHERE f."studyId" = study AND f."participantId" = person AND f.tier < 3 AND f.source <> 'imported'
      AND (f."decidedAt" IS NULL OR (f."signedAt" IS NULL AND f.outcome IN ('not_reportable', 'nothing_found'))))
$$;
REVOKE ALL ON FUNCTION awaits_reviewer(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION awaits_reviewer(text, text) TO firsthand_vault;

-- Whether their own last word on taking part is a no.
CREATE FUNCTION takes_no_part(study text, person text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT COALESCE((
    SELECT d.decision <> 'granted' FROM "ConsentDecision" d
    WHERE d."studyId" = study AND d."participantId" = person AND d.scope = 'participate' AND d.party = 'youth'
    ORDER BY d."decidedAt" DESC, d.sequence DESC LIMIT 1), false)
$$;

-- In SQL all of it: the vault's role has no other language where the database is embedded.
SET ROLE firsthand_vault;

-- Since when they take no part. From then on the way is nobody's but the reviewer's, or gone.
ALTER TABLE identity."Person" ADD COLUMN "leftAt" timestamptz;
ALTER TABLE identity."Person" DROP CONSTRAINT "Person_check";
ALTER TABLE identity."Person" ADD CONSTRAINT way_is_whole CHECK (
  (channel IS NULL) = (language IS NULL) AND (channel IS NULL) = (contact IS NULL OR "leftAt" IS NOT NULL));

-- Without a channel no letter goes out, no list names a way, and no clock waits for it.
CREATE FUNCTION identity.leave_way(study text, person text, stays boolean) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH gone AS (
    UPDATE identity."Person" p SET contact = CASE WHEN stays THEN p.contact END, channel = NULL, language = NULL,
      "leftAt" = COALESCE(p."leftAt", now())
    WHERE p."studyId" = study AND p."participantId" = person AND p.contact IS NOT NULL
    RETURNING 1
  ) SELECT EXISTS (SELECT FROM gone)
$$;

-- Of whom a way is left that is the reviewer's alone.
CREATE FUNCTION identity.left_ways() RETURNS TABLE ("studyId" text, "participantId" text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p."studyId", p."participantId" FROM identity."Person" p WHERE p."leftAt" IS NOT NULL AND p.contact IS NOT NULL
$$;

-- As before; a new plan is of somebody who takes part again.
CREATE OR REPLACE FUNCTION identity.keep_person(study text, person text, own_name bytea, birth bytea, plan bytea, way text, speaks text)
RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO identity."Person" AS kept ("studyId", "participantId", name, "birthDate", contact, channel, language)
  VALUES (study, person, own_name, birth, plan, way, speaks)
  ON CONFLICT ("studyId", "participantId") DO UPDATE SET
    name = COALESCE(EXCLUDED.name, kept.name),
    "birthDate" = COALESCE(EXCLUDED."birthDate", kept."birthDate"),
    contact = COALESCE(EXCLUDED.contact, kept.contact),
    channel = COALESCE(EXCLUDED.channel, kept.channel),
    language = COALESCE(EXCLUDED.language, kept.language),
    "leftAt" = CASE WHEN EXCLUDED.contact IS NULL THEN kept."leftAt" END;
$$;

-- As before, and whether the way went because they take no part any more: the same whether a reviewer has it still or not.
DROP FUNCTION identity.identity_kept(text);
CREATE FUNCTION identity.identity_kept(study text)
RETURNS TABLE ("participantId" text, "hasName" boolean, "hasBirthDate" boolean, channel text, language text, "isUnsafe" boolean,
  "hasLeft" boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p."participantId", p.name IS NOT NULL, p."birthDate" IS NOT NULL, p.channel, p.language, p."isUnsafe", p."leftAt" IS NOT NULL
  FROM identity."Person" p WHERE p."studyId" = study
$$;

-- As before, but for the way to who takes no part any more, which is not two people's to open.
CREATE OR REPLACE FUNCTION identity.open_vault(study text, request text)
RETURNS TABLE ("participantId" text, name bytea, "birthDate" bytea, contact bytea, "isUnsafe" boolean)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH opened AS (
    UPDATE "VaultRequest" v SET "openedAt" = now()
    WHERE v."studyId" = study AND v.id = request AND v."openedAt" IS NULL AND v."isAgreed"
      AND v."decidedAt" > now() - interval '1 hour'
      AND NOT (v.reason = 'legal_demand' AND certificate_holds(study))
      AND EXISTS (SELECT 1 FROM "Membership" m WHERE m."studyId" = study AND m."accountId" = v."askedBy"
        AND m.roles && '{data_steward}'::"Role"[])
      AND EXISTS (SELECT 1 FROM "Membership" m WHERE m."studyId" = study AND m."accountId" = v."decidedBy"
        AND m.roles && '{data_steward,safety_reviewer,evaluator}'::"Role"[])
    RETURNING v."participantId", v.parts
  )
  SELECT p."participantId",
    CASE WHEN 'name' = ANY (o.parts) THEN p.name END,
    CASE WHEN 'birth_date' = ANY (o.parts) THEN p."birthDate" END,
    CASE WHEN 'contact' = ANY (o.parts) AND p."leftAt" IS NULL THEN p.contact END,
    CASE WHEN 'contact' = ANY (o.parts) THEN p."isUnsafe" END
  FROM opened o JOIN identity."Person" p ON p."studyId" = study AND p."participantId" = o."participantId"
$$;

-- As before, and whether they take no part any more: then it opens only while something that speaks of danger is open.
DROP FUNCTION identity.open_flag_contact(text, text, text, "FlagContactReason", text);
CREATE FUNCTION identity.open_flag_contact(study text, flag text, account text, why "FlagContactReason", opening text)
RETURNS TABLE ("participantId" text, contact bytea, "isUnsafe" boolean, "hasLeft" boolean)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH reached AS MATERIALIZED (SELECT flag_reached_by(study, flag, account) AS id
  ), way AS MATERIALIZED (
    SELECT r.id, CASE WHEN p."leftAt" IS NULL OR awaits_reviewer(study, r.id) THEN p.contact END AS contact,
      COALESCE(p."isUnsafe", false) AS "isUnsafe", p."leftAt" IS NOT NULL AS "hasLeft"
    FROM reached r LEFT JOIN identity."Person" p ON p."studyId" = study AND p."participantId" = r.id
    WHERE r.id IS NOT NULL
  ), noted AS (
    INSERT INTO "FlagContact" ("studyId", id, "flagId", "accountId", reason, "openedAt")
    SELECT study, opening, flag, account, why, now() FROM way w WHERE w.contact IS NOT NULL
  )
  SELECT w.id, w.contact, w."isUnsafe", w."hasLeft" FROM way w
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA identity FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity.identity_kept(text) TO firsthand_app, firsthand_corpus;
GRANT EXECUTE ON FUNCTION identity.open_flag_contact(text, text, text, "FlagContactReason", text) TO firsthand_app;
GRANT EXECUTE ON FUNCTION identity.leave_way(text, text, boolean), identity.left_ways() TO firsthand_corpus;
RESET ROLE;

-- As before; but of who takes no part no way is written: it would be theirs against their word, and in place of the reviewer's.
CREATE OR REPLACE FUNCTION keep_identity(study text, person text, own_name bytea, birth bytea, plan bytea, way text, speaks text)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM take_turn_with(study, person);
  PERFORM 1 FROM "Participant" p WHERE p."studyId" = study AND p.id = person FOR KEY SHARE;
  IF NOT FOUND THEN RETURN false; END IF;
  IF plan IS NOT NULL AND takes_no_part(study, person) THEN
    RAISE EXCEPTION 'they take no part' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM identity.keep_person(study, person, own_name, birth, plan, way, speaks);
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION forget_contact(study text, person text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM take_turn_with(study, person);
  RETURN identity.leave_way(study, person, awaits_reviewer(study, person));
END $$;

-- Ways that no reviewer needs any more go, whatever is held for a court: they left. How many it was.
CREATE FUNCTION forget_left(study text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  person text;
  gone integer := 0;
BEGIN
  FOR person IN SELECT l."participantId" FROM identity.left_ways() l WHERE l."studyId" = study ORDER BY 1 LOOP
    PERFORM take_turn_with(study, person);
    IF NOT awaits_reviewer(study, person) AND identity.leave_way(study, person, false) THEN
      gone := gone + 1;
    END IF;
  END LOOP;
  RETURN gone;
END $$;

-- Who had said no by now and kept what they said was reached by staff as before: from now on they are not either.
SELECT forget_contact(p."studyId", p.id) FROM "Participant" p WHERE takes_no_part(p."studyId", p.id);

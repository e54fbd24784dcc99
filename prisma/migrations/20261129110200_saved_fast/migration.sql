-- What a screen costs that somebody saves. A function in SQL is planned at every call, and this one is asked at each: as one of
-- PL/pgSQL it is planned once for a connection. What it says
-- is the same; where no text asks anew, it says so at once.
CREATE OR REPLACE FUNCTION rests_on_old_text(study text, person text, wanted "ConsentScope") RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- No text of the study asks anybody anew: nothing that follows could find one.
  IF NOT EXISTS (SELECT 1 FROM "ConsentText" t WHERE t."studyId" = study AND t."requiresReconsent"
      AND t."publishedAt" IS NOT NULL) THEN
    RETURN false;
  END IF;
  RETURN EXISTS (
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
    SELECT 1 FROM word w
    JOIN "ConsentText" was ON was."studyId" = study AND was.id = w."textId"
    JOIN "ConsentText" binds ON binds."studyId" = study AND binds.audience = was.audience AND binds.version > was.version
      AND binds."requiresReconsent" AND binds."publishedAt" IS NOT NULL
    JOIN "ConsentText" is_now ON is_now."studyId" = study AND is_now.audience = was.audience
      AND is_now.version >= binds.version AND is_now."publishedAt" IS NOT NULL AND is_now."effectiveFrom" <= now()
    WHERE w.party = 'youth' OR NOT EXISTS (
      SELECT 1 FROM word o WHERE o.scope = w.scope AND o.party = 'youth' AND o."isAdult"));
END $$;

-- One screen and the step after it in one statement: where the sitting is open and held by this browser, and taking part
-- holds now on a text that counts, with whoever has to stand up for the person. Of two saves of a screen the one that was shown later stays, in whatever order they come.
-- It runs with the rights of whoever calls it, so the gate stands behind it as behind every write.
CREATE FUNCTION save_screen(
  study text, sitting text, person text, browser text, of_screen text, of_turn integer, at timestamptz, given bytea, step bytea
) RETURNS TABLE ("isOpen" boolean, "isMoved" boolean)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH held AS (
    SELECT s."studyId", s.id, s."participantId" FROM "Sitting" s
    WHERE s."studyId" = study AND s.id = sitting AND s."participantId" = person
      AND s."browserHash" = browser AND s."endedAt" IS NULL AND s.turn >= of_turn
      AND EXISTS (SELECT 1 FROM effective_consent c WHERE c."studyId" = study
        AND c."participantId" = person AND c.scope = 'participate')
      AND NOT rests_on_old_text(study, person, 'participate')
      AND NOT lacks_overseer(study, person, 'participate')
    FOR NO KEY UPDATE OF s
  ), saved AS (
    INSERT INTO "SavedScreen" ("studyId", "sittingId", screen, "participantId", turn, "savedAt", answers)
    SELECT h."studyId", h.id, of_screen, h."participantId", of_turn, at, given FROM held h
    ON CONFLICT ("studyId", "sittingId", screen) DO UPDATE
    SET turn = EXCLUDED.turn, "savedAt" = EXCLUDED."savedAt", answers = EXCLUDED.answers
    WHERE "SavedScreen".turn < EXCLUDED.turn
  ), moved AS (
    UPDATE "Sitting" s SET progress = step, "movedTurn" = of_turn, "usedAt" = at
    FROM held h WHERE s."studyId" = h."studyId" AND s.id = h.id AND s."movedTurn" < of_turn
    RETURNING 1
  )
  SELECT EXISTS (SELECT 1 FROM held), EXISTS (SELECT 1 FROM moved);
END $$;

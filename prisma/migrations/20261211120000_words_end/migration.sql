-- CreateTable
CREATE TABLE "WordsEnd" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "saidBefore" TIMESTAMPTZ(3) NOT NULL,
    "askedBy" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "isAgreed" BOOLEAN,
    "doneAt" TIMESTAMPTZ(3),
    "removed" JSONB,
    "keysLeft" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "WordsEnd_pkey" PRIMARY KEY ("studyId","id")
);

-- AlterTable
ALTER TABLE "Passage" ADD COLUMN     "isEnded" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Coding" ADD COLUMN     "isEnded" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE UNIQUE INDEX "WordsEnd_id_key" ON "WordsEnd"("id");

-- CreateIndex
CREATE INDEX "WordsEnd_studyId_askedAt_idx" ON "WordsEnd"("studyId", "askedAt");

-- AddForeignKey
ALTER TABLE "WordsEnd" ADD CONSTRAINT "WordsEnd_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One waits at a time: what the second person agrees to is what stands on the page.
CREATE UNIQUE INDEX words_end_waits ON "WordsEnd" ("studyId") WHERE "decidedAt" IS NULL;

-- Two people, by the database's own rule; nothing is destroyed that nobody agreed to.
ALTER TABLE "WordsEnd" ADD CONSTRAINT two_people CHECK (
  ("decidedBy" IS NULL) = ("decidedAt" IS NULL) AND ("decidedBy" IS NULL) = ("isAgreed" IS NULL)
  AND (COALESCE("isAgreed", false) = false OR "decidedBy" <> "askedBy")
  AND ("doneAt" IS NULL OR COALESCE("isAgreed", false)));
-- Words are kept for three years: nobody asks for younger ones to go by this way.
ALTER TABLE "WordsEnd" ADD CONSTRAINT old_enough CHECK ("saidBefore" <= "askedAt" - interval '3 years' + interval '1 day');

CREATE TRIGGER kept BEFORE DELETE ON "WordsEnd" FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();

-- Which words are old is told by the database's clock, whatever a program says it is. A copy that was put back is told of what was
-- done since by the owner alone, in one step.
CREATE FUNCTION refuse_words_end_step() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF current_user <> 'firsthand_app' THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW."decidedBy" IS NOT NULL OR NEW."doneAt" IS NOT NULL OR cardinality(NEW."keysLeft") > 0 THEN
      RAISE EXCEPTION 'asking and agreeing are two steps' USING ERRCODE = 'insufficient_privilege';
    END IF;
    NEW."askedAt" := LEAST(NEW."askedAt", now());
  ELSIF (NEW."studyId", NEW.id, NEW."saidBefore", NEW."askedBy", NEW."askedAt", NEW."doneAt", NEW.removed, NEW."keysLeft")
      IS DISTINCT FROM (OLD."studyId", OLD.id, OLD."saidBefore", OLD."askedBy", OLD."askedAt", OLD."doneAt", OLD.removed, OLD."keysLeft")
    OR (OLD."decidedBy" IS NOT NULL AND (NEW."decidedBy", NEW."decidedAt", NEW."isAgreed")
      IS DISTINCT FROM (OLD."decidedBy", OLD."decidedAt", OLD."isAgreed")) THEN
    RAISE EXCEPTION 'a request is not changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER step BEFORE INSERT OR UPDATE ON "WordsEnd" FOR EACH ROW EXECUTE FUNCTION refuse_words_end_step();

-- Pages that are open ask anew for what they show.
CREATE CONSTRAINT TRIGGER epoch AFTER UPDATE OF "doneAt" ON "WordsEnd" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION move_epoch();

-- What has no words any more is there for the counts alone: nobody reads it, finds it or decides about it.
CREATE POLICY words_stand ON "Passage" AS RESTRICTIVE USING (NOT "isEnded") WITH CHECK (NOT "isEnded");
CREATE POLICY words_stand ON "Coding" AS RESTRICTIVE USING (NOT "isEnded") WITH CHECK (NOT "isEnded");

-- Every count goes on as it was, on the desk, for the board and for leads: were who spoke long ago taken out of figures that were shown,
-- the two together would tell of them. Lists, searches and what waits for somebody leave them out.
CREATE OR REPLACE VIEW usable_passage WITH (security_barrier = true) AS
SELECT p."studyId", p.id, p."answerId", p."participantId", p."responseId", p."waveId", p."questionId", p."serviceId", p.language, p.words, p.redactions, p.search, p."cleanedBy", p."cleanedAt", p."taggedBy", assist."participantId" IS NOT NULL AS "isAssisted",
  p."isEnded"
FROM "Passage" p
JOIN "ConsentStanding" base ON base."studyId" = p."studyId" AND base."participantId" = p."participantId"
  AND base.scope = 'analyse' AND base."validUntil" > now()
LEFT JOIN "ConsentStanding" assist ON assist."studyId" = p."studyId" AND assist."participantId" = p."participantId"
  AND assist.scope = 'automated_assist' AND assist."validUntil" > now();

CREATE OR REPLACE VIEW theme_coding WITH (security_barrier = true) AS
SELECT t."studyId", t."codebookId", t.id AS "themeId", c.id AS "codingId", c."codeId", c.stance, c.state, c.score,
  p.id AS "passageId", p."participantId", p."waveId", p."serviceId", p.language, p.search, c.kind, c.about, c.aspects, p."isEnded"
FROM "Theme" t
JOIN "ThemeCode" tc ON tc."studyId" = t."studyId" AND tc."themeId" = t.id
JOIN "Coding" c ON c."studyId" = tc."studyId" AND c."codeId" = tc."codeId" AND (t.kind IS NULL OR t.kind = c.kind)
JOIN usable_passage p ON p."studyId" = c."studyId" AND p.id = c."passageId"
WHERE c.state <> 'rejected' AND (c.origin = 'person' OR p."isAssisted");

CREATE OR REPLACE VIEW undecided_coding WITH (security_barrier = true) AS
SELECT c."studyId", k."codebookId", c.id AS "codingId", c."codeId", c.score, p."participantId", p."waveId",
  coalesce((
    SELECT min(t.position) FROM "ThemeCode" tc
    JOIN "Theme" t ON t."studyId" = tc."studyId" AND t.id = tc."themeId" AND (t.kind IS NULL OR t.kind = c.kind)
    WHERE tc."studyId" = c."studyId" AND tc."codeId" = c."codeId"), 2147483647) AS position
FROM "Coding" c
JOIN "Code" k ON k."studyId" = c."studyId" AND k.id = c."codeId"
JOIN usable_passage p ON p."studyId" = c."studyId" AND p.id = c."passageId" AND NOT p."isEnded"
WHERE c.state = 'proposed' AND (c.origin = 'person' OR p."isAssisted");

CREATE OR REPLACE VIEW passage_level WITH (security_barrier = true) AS
SELECT p."studyId", p.id AS "passageId", p."participantId", p."responseId", p."waveId", p.language,
  CASE last.step WHEN 'marked' THEN 'marked' WHEN 'approved' THEN 'approved' ELSE 'machine' END::"DetailLevel" AS level,
  last.id AS "stepId", last."accountId"
FROM usable_passage p
LEFT JOIN LATERAL (
  SELECT s.id, s.step, s."accountId", s."cleanedAt" FROM "PassageStep" s
  WHERE s."studyId" = p."studyId" AND s."passageId" = p.id ORDER BY s.sequence DESC LIMIT 1
) AS last ON last."cleanedAt" = p."cleanedAt"
WHERE NOT p."isEnded";

CREATE OR REPLACE VIEW approved_passage WITH (security_barrier = true) AS
SELECT p."studyId", p.id AS "passageId", p."participantId"
FROM "PassageStep" s
JOIN usable_passage p ON p."studyId" = s."studyId" AND p.id = s."passageId" AND p."cleanedAt" = s."cleanedAt" AND NOT p."isEnded"
WHERE s.step = 'approved' AND NOT EXISTS (
  SELECT 1 FROM "PassageStep" o
  WHERE o."studyId" = s."studyId" AND o."passageId" = s."passageId" AND o.sequence > s.sequence);

-- Which responses have words whose time is over, also those that are hidden: said before an instant, and here for thirty days, so that a
-- wrong day in what was brought in is noticed. What a safety reviewer still has to read waits until they are done, what the board
-- said of a quote of it too, and so does what no program has read yet, unless a person has read it in its place: somebody may speak of
-- danger there. What a legal demand holds waits for its end.
CREATE FUNCTION words_due(study text, said_before timestamptz, by_then timestamptz) RETURNS TABLE ("responseId" text, "participantId" text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH unread AS (
    SELECT DISTINCT same.id FROM "SafetyFlag" f CROSS JOIN LATERAL said_together(study, f."responseId") AS same(id)
    WHERE f."studyId" = study
      AND (f."decidedAt" IS NULL OR (f."signedAt" IS NULL AND f.tier < 3 AND f.outcome IN ('not_reportable', 'nothing_found')))
  ), read_by_person AS (
    SELECT f."responseId" AS id, f."raisedAt" FROM "SafetyFlag" f
    WHERE f."studyId" = study AND f."decidedAt" IS NOT NULL AND 'unscreened' = ANY (f.kinds)
  )
  SELECT r.id, r."participantId" FROM "Response" r
  WHERE r."studyId" = study AND r."submittedAt" <= said_before AND r."receivedAt" <= by_then - interval '30 days'
    AND EXISTS (SELECT 1 FROM "Answer" a WHERE a."studyId" = study AND a."responseId" = r.id AND a.words IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM unread u WHERE u.id = r.id)
    AND NOT EXISTS (SELECT 1 FROM "Answer" a WHERE a."studyId" = study AND a."responseId" = r.id AND a.words IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM "Screening" s WHERE s."studyId" = study AND s."answerId" = a.id)
      AND NOT EXISTS (SELECT 1 FROM read_by_person b WHERE b.id = r.id))
    AND NOT EXISTS (SELECT 1 FROM "Objection" o JOIN "Passage" p ON p."studyId" = study AND p.id = o."passageId"
      WHERE o."studyId" = study AND p."responseId" = r.id
        AND (o."screenedBy" IS NULL OR (o.answer IS NOT NULL AND o."answerScreenedBy" IS NULL))
        AND NOT EXISTS (SELECT 1 FROM read_by_person b WHERE b.id = o.id
          AND b."raisedAt" >= COALESCE(CASE WHEN o."screenedBy" IS NOT NULL THEN o."answeredAt" END, o."raisedAt")))
    AND NOT is_held(study, r."participantId")
$$;

-- Whether anything opens under the key of somebody's words, seen or hidden, or may be sealed under it in this moment: of who answers
-- alone a screen is on its way.
CREATE FUNCTION words_left(study text, person text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM "Answer" a WHERE a."studyId" = study AND a."participantId" = person AND a.words IS NOT NULL)
    OR EXISTS (SELECT 1 FROM "Passage" p WHERE p."studyId" = study AND p."participantId" = person AND NOT p."isEnded")
    OR EXISTS (SELECT 1 FROM "Objection" o WHERE o."studyId" = study AND o."participantId" = person)
    OR EXISTS (SELECT 1 FROM "HandoverQuote" q WHERE q."studyId" = study AND q."participantId" = person)
    OR EXISTS (SELECT 1 FROM "Sitting" s WHERE s."studyId" = study AND s."participantId" = person
      AND (s.progress IS NOT NULL OR s."endedAt" IS NULL))
    OR EXISTS (SELECT 1 FROM "SavedScreen" s WHERE s."studyId" = study AND s."participantId" = person)
$$;

-- Takes words of responses away: raw ones, clean ones with their index, reasons, marks at the words, the board's objections to quotes, and
-- quotes that were handed over, of which whoever got them is told. What is left of a coding counts, as do figures that were handed over.
-- Models that learned from them are not allowed any more. Whose keys have nothing left to open waits in the request. For those below,
-- and for a copy that was put back: nobody else comes to it.
CREATE FUNCTION destroy_words(study text, request text, said text[]) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  people text[];
  gone jsonb;
BEGIN
  IF current_user = 'firsthand_app' THEN
    RAISE EXCEPTION 'words are ended by two people' USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- A step that is at work on somebody holds this lock until it has stored what it made.
  PERFORM 1 FROM "Participant" p WHERE p."studyId" = study AND p.id IN (
    SELECT r."participantId" FROM "Response" r WHERE r."studyId" = study AND r.id = ANY (said)) ORDER BY p.id FOR UPDATE;
  SELECT COALESCE(array_agg(DISTINCT r."participantId"), '{}') INTO people
  FROM "Response" r WHERE r."studyId" = study AND r.id = ANY (said);
  SELECT jsonb_build_object(
    'people', cardinality(people), 'responses', cardinality(said),
    'answers', (SELECT count(*) FROM "Answer" a WHERE a."studyId" = study AND a."responseId" = ANY (said) AND a.words IS NOT NULL),
    'passages', (SELECT count(*) FROM "Passage" p WHERE p."studyId" = study AND p."responseId" = ANY (said) AND NOT p."isEnded")
  ) INTO gone;
  DELETE FROM pgboss.job j WHERE j.data->>'studyId' = study AND j.data->>'responseId' = ANY (said);
  DELETE FROM "LearnedFrom" l USING "Passage" p
  WHERE l."studyId" = study AND p."studyId" = study AND p.id = l."passageId" AND p."responseId" = ANY (said);
  PERFORM take_back_quotes(study, ARRAY(
    SELECT q.id FROM "HandoverQuote" q JOIN "Passage" p ON p."studyId" = q."studyId" AND p.id = q."passageId"
    WHERE q."studyId" = study AND p."responseId" = ANY (said) ORDER BY q.id));
  DELETE FROM "Objection" o USING "Passage" p
  WHERE o."studyId" = study AND p."studyId" = study AND p.id = o."passageId" AND p."responseId" = ANY (said);
  INSERT INTO "QuoteApproval" ("studyId", id, "codingId", "participantId", audience, step, "codeId", spans, "cleanedAt")
  SELECT study, left(replace(gen_random_uuid()::text, '-', ''), 22), last."codingId", last."participantId", last.audience,
    'withdrawn', last."codeId", last.spans, last."cleanedAt"
  FROM (
    SELECT DISTINCT ON (a."codingId", a.audience) a.* FROM "QuoteApproval" a
    JOIN "Coding" c ON c."studyId" = a."studyId" AND c.id = a."codingId"
    JOIN "Passage" p ON p."studyId" = c."studyId" AND p.id = c."passageId" AND p."responseId" = ANY (said)
    WHERE a."studyId" = study ORDER BY a."codingId", a.audience, a.sequence DESC
  ) AS last WHERE last.step <> 'withdrawn';
  UPDATE "Coding" c SET because = NULL, "isEnded" = true FROM "Passage" p
  WHERE c."studyId" = study AND p."studyId" = study AND p.id = c."passageId" AND p."responseId" = ANY (said);
  UPDATE "Passage" p SET words = '', search = '', redactions = '[]', "isEnded" = true
  WHERE p."studyId" = study AND p."responseId" = ANY (said);
  UPDATE "Answer" a SET words = NULL WHERE a."studyId" = study AND a."responseId" = ANY (said);
  UPDATE "WordsEnd" w SET "doneAt" = now(), removed = gone, "keysLeft" = ARRAY(
    SELECT one FROM unnest(people) AS one WHERE NOT words_left(study, one))
  WHERE w."studyId" = study AND w.id = request;
END $$;

-- Which responses a request is about, or which of some, while nobody adds to what their speakers said: old by the database's clock, and
-- due when it was made. None where it is done. For the two ways in which it is done: in the act, and in a copy that was put back.
CREATE FUNCTION words_of_request(study text, request text, among text[]) RETURNS text[]
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  asked "WordsEnd"%ROWTYPE;
  people text[];
  said text[];
  said_before timestamptz;
  by_then timestamptz;
BEGIN
  SELECT * INTO asked FROM "WordsEnd" w WHERE w."studyId" = study AND w.id = request AND w."doneAt" IS NULL FOR UPDATE;
  IF NOT FOUND THEN RETURN '{}'; END IF;
  said_before := LEAST(asked."saidBefore", now() - interval '3 years');
  by_then := LEAST(asked."askedAt", now());
  SELECT COALESCE(array_agg(DISTINCT d."participantId"), '{}') INTO people
  FROM words_due(study, said_before, by_then) d WHERE among IS NULL OR d."responseId" = ANY (among);
  PERFORM 1 FROM "Participant" p WHERE p."studyId" = study AND p.id = ANY (people) ORDER BY p.id FOR UPDATE;
  SELECT COALESCE(array_agg(d."responseId"), '{}') INTO said FROM words_due(study, said_before, by_then) d
  WHERE d."participantId" = ANY (people) AND (among IS NULL OR d."responseId" = ANY (among));
  RETURN said;
END $$;

-- Destroys what two people agreed to, once, while both are in the study as what they did it as. Which responses it was.
CREATE FUNCTION end_words(study text, request text) RETURNS TABLE ("responseId" text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE said text[];
BEGIN
  PERFORM 1 FROM "WordsEnd" w
  WHERE w."studyId" = study AND w.id = request AND w."doneAt" IS NULL AND w."isAgreed"
    AND EXISTS (SELECT 1 FROM "Membership" m WHERE m."studyId" = study AND m."accountId" = w."askedBy"
      AND m.roles && '{data_steward}'::"Role"[])
    AND EXISTS (SELECT 1 FROM "Membership" m WHERE m."studyId" = study AND m."accountId" = w."decidedBy"
      AND m.roles && '{data_steward,evaluator}'::"Role"[])
  FOR UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  said := words_of_request(study, request, NULL);
  PERFORM destroy_words(study, request, said);
  RETURN QUERY SELECT unnest(said);
END $$;

-- Of some whose key is to go, those under whose key nothing opens, each held until the transaction ends. Who said more since keeps theirs.
-- They wait no longer, one way or the other.
CREATE FUNCTION take_keys_left(study text, request text, at_most int) RETURNS TABLE ("participantId" text, "hasWords" boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE batch text[];
BEGIN
  SELECT w."keysLeft"[1:at_most] INTO batch FROM "WordsEnd" w
  WHERE w."studyId" = study AND w.id = request AND w."doneAt" IS NOT NULL FOR UPDATE;
  PERFORM 1 FROM "Participant" p WHERE p."studyId" = study AND p.id = ANY (batch) ORDER BY p.id FOR UPDATE;
  UPDATE "WordsEnd" w SET "keysLeft" = w."keysLeft"[at_most + 1:] WHERE w."studyId" = study AND w.id = request
    AND cardinality(batch) > 0;
  RETURN QUERY SELECT p.id, words_left(study, p.id) FROM "Participant" p
  WHERE p."studyId" = study AND p.id = ANY (batch) ORDER BY p.id;
END $$;

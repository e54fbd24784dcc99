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

CREATE FUNCTION refuse_words_end_step() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."decidedBy" IS NOT NULL OR NEW."doneAt" IS NOT NULL THEN
      RAISE EXCEPTION 'asking and agreeing are two steps' USING ERRCODE = 'insufficient_privilege';
    END IF;
  ELSIF (NEW."studyId", NEW.id, NEW."saidBefore", NEW."askedBy", NEW."askedAt")
      IS DISTINCT FROM (OLD."studyId", OLD.id, OLD."saidBefore", OLD."askedBy", OLD."askedAt")
    OR (OLD."decidedBy" IS NOT NULL AND (NEW."decidedBy", NEW."decidedAt", NEW."isAgreed")
      IS DISTINCT FROM (OLD."decidedBy", OLD."decidedAt", OLD."isAgreed"))
    OR (current_user = 'firsthand_app' AND (NEW."doneAt", NEW.removed) IS DISTINCT FROM (OLD."doneAt", OLD.removed)) THEN
    RAISE EXCEPTION 'a request is not changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER step BEFORE INSERT OR UPDATE ON "WordsEnd" FOR EACH ROW EXECUTE FUNCTION refuse_words_end_step();

-- What has no words any more is there for the counts of closed waves alone: nobody reads it, finds it or decides about it.
CREATE POLICY words_stand ON "Passage" AS RESTRICTIVE USING (NOT "isEnded") WITH CHECK (NOT "isEnded");
CREATE POLICY words_stand ON "Coding" AS RESTRICTIVE USING (NOT "isEnded") WITH CHECK (NOT "isEnded");

CREATE OR REPLACE VIEW usable_passage WITH (security_barrier = true) AS
SELECT p."studyId", p.id, p."answerId", p."participantId", p."responseId", p."waveId", p."questionId", p."serviceId", p.language, p.words, p.redactions, p.search, p."cleanedBy", p."cleanedAt", p."taggedBy", assist."participantId" IS NOT NULL AS "isAssisted"
FROM "Passage" p
JOIN "ConsentStanding" base ON base."studyId" = p."studyId" AND base."participantId" = p."participantId"
  AND base.scope = 'analyse' AND base."validUntil" > now()
LEFT JOIN "ConsentStanding" assist ON assist."studyId" = p."studyId" AND assist."participantId" = p."participantId"
  AND assist.scope = 'automated_assist' AND assist."validUntil" > now()
WHERE NOT p."isEnded";

-- On the evaluator's desk what a closed wave came to stays: the codings that people had accepted, without their words, of those who may be
-- counted now. Beside whom is counted alone since they turned 18, as before.
CREATE OR REPLACE VIEW desk_theme_coding WITH (security_barrier = true) AS
SELECT desk.* FROM (
SELECT "studyId", "codebookId", "themeId", "codingId", "codeId", stance, state, score, "passageId", "participantId", "waveId",
  "serviceId", language
FROM theme_coding
UNION ALL
SELECT t."studyId", t."codebookId", t.id, c.id, c."codeId", c.stance, c.state, c.score, p.id, p."participantId", p."waveId",
  p."serviceId", p.language
FROM "EditionCoding" e
JOIN "Coding" c ON c."studyId" = e."studyId" AND c.id = e."codingId" AND c.state = 'accepted' AND c."isEnded"
JOIN "Passage" p ON p."studyId" = c."studyId" AND p.id = c."passageId"
JOIN "ThemeCode" tc ON tc."studyId" = c."studyId" AND tc."codeId" = c."codeId"
JOIN "Theme" t ON t."studyId" = tc."studyId" AND t.id = tc."themeId" AND (t.kind IS NULL OR t.kind = c.kind)
JOIN effective_consent h ON h."studyId" = e."studyId" AND h."participantId" = e."participantId"
  AND h.scope = CASE WHEN c.origin = 'person' THEN 'analyse'::"ConsentScope" ELSE 'automated_assist' END
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
FROM "EditionReading" e
JOIN "Passage" p ON p."studyId" = e."studyId" AND p.id = e."passageId" AND p."isEnded"
JOIN effective_consent h ON h."studyId" = e."studyId" AND h."participantId" = e."participantId"
  AND h.scope = CASE WHEN e."isAssisted" THEN 'automated_assist'::"ConsentScope" ELSE 'analyse' END
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

-- Which responses have words whose time is over, also those that are hidden: said before an instant, and here for thirty days, so that a
-- wrong day in what was brought in is noticed. What a safety reviewer still has to read waits until they are done.
CREATE FUNCTION words_due(study text, said_before timestamptz, by_then timestamptz) RETURNS TABLE ("responseId" text, "participantId" text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.id, r."participantId" FROM "Response" r
  WHERE r."studyId" = study AND r."submittedAt" <= said_before AND r."receivedAt" <= by_then - interval '30 days'
    AND EXISTS (SELECT 1 FROM "Answer" a WHERE a."studyId" = study AND a."responseId" = r.id AND a.words IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM "SafetyFlag" f WHERE f."studyId" = study AND f."responseId" = r.id
      AND (f."decidedAt" IS NULL OR (f."signedAt" IS NULL AND f.tier < 3 AND f.outcome IN ('not_reportable', 'nothing_found'))))
$$;

-- Destroys what two people agreed to, once, while both are in the study as what they did it as: raw words, clean words with their index,
-- reasons, marks at the words, the board's objections to quotes, and models that were learned from them. What is left of a coding counts in
-- closed waves. Whose words it were, and who of them has nothing left under their key, which then goes.
CREATE FUNCTION end_words(study text, request text) RETURNS TABLE ("participantId" text, "isAll" boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  agreed "WordsEnd"%ROWTYPE;
  said text[];
  people text[];
  gone jsonb;
BEGIN
  SELECT * INTO agreed FROM "WordsEnd" w
  WHERE w."studyId" = study AND w.id = request AND w."doneAt" IS NULL AND w."isAgreed"
    AND EXISTS (SELECT 1 FROM "Membership" m WHERE m."studyId" = study AND m."accountId" = w."askedBy"
      AND m.roles && '{data_steward}'::"Role"[])
    AND EXISTS (SELECT 1 FROM "Membership" m WHERE m."studyId" = study AND m."accountId" = w."decidedBy"
      AND m.roles && '{data_steward,evaluator}'::"Role"[])
  FOR UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  SELECT COALESCE(array_agg(DISTINCT d."participantId" ORDER BY d."participantId"), '{}') INTO people
  FROM words_due(study, agreed."saidBefore", agreed."askedAt") d;
  -- A step that is at work on somebody holds this lock until it has stored what it made.
  PERFORM 1 FROM "Participant" p WHERE p."studyId" = study AND p.id = ANY (people) ORDER BY p.id FOR UPDATE;
  SELECT COALESCE(array_agg(d."responseId"), '{}') INTO said
  FROM words_due(study, agreed."saidBefore", agreed."askedAt") d WHERE d."participantId" = ANY (people);
  SELECT jsonb_build_object(
    'people', cardinality(people), 'responses', cardinality(said),
    'answers', (SELECT count(*) FROM "Answer" a WHERE a."studyId" = study AND a."responseId" = ANY (said) AND a.words IS NOT NULL),
    'passages', (SELECT count(*) FROM "Passage" p WHERE p."studyId" = study AND p."responseId" = ANY (said) AND NOT p."isEnded")
  ) INTO gone;
  DELETE FROM pgboss.job j WHERE j.data->>'studyId' = study AND j.data->>'responseId' = ANY (said);
  UPDATE "LearnedModel" m SET state = 'discarded', sealed = NULL, report = NULL
  WHERE m."studyId" = study AND m.state IN ('proposed', 'used', 'aside') AND EXISTS (
    SELECT 1 FROM "LearnedFrom" l JOIN "Passage" p ON p."studyId" = l."studyId" AND p.id = l."passageId"
    WHERE l."studyId" = study AND l."modelId" = m.id AND p."responseId" = ANY (said));
  DELETE FROM "LearnedFrom" l USING "Passage" p
  WHERE l."studyId" = study AND p."studyId" = study AND p.id = l."passageId" AND p."responseId" = ANY (said);
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
  UPDATE "WordsEnd" w SET "doneAt" = now(), removed = gone WHERE w."studyId" = study AND w.id = request;
  RETURN QUERY SELECT one, NOT (
    EXISTS (SELECT 1 FROM "Answer" a WHERE a."studyId" = study AND a."participantId" = one AND a.words IS NOT NULL)
    OR EXISTS (SELECT 1 FROM "Passage" p WHERE p."studyId" = study AND p."participantId" = one AND NOT p."isEnded")
    OR EXISTS (SELECT 1 FROM "Objection" o WHERE o."studyId" = study AND o."participantId" = one)
    OR EXISTS (SELECT 1 FROM "Sitting" s WHERE s."studyId" = study AND s."participantId" = one AND s.progress IS NOT NULL)
    OR EXISTS (SELECT 1 FROM "SavedScreen" s WHERE s."studyId" = study AND s."participantId" = one))
  FROM unnest(people) AS one;
END $$;

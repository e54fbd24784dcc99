-- CreateTable
CREATE TABLE "Erasure" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "askedBy" TEXT,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "removed" JSONB NOT NULL,
    "keyEndedAt" TIMESTAMPTZ(3),
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Erasure_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Erasure_id_key" ON "Erasure"("id");

-- CreateIndex
CREATE UNIQUE INDEX "Erasure_code_key" ON "Erasure"("code");

-- CreateIndex
CREATE INDEX "Erasure_studyId_participantId_idx" ON "Erasure"("studyId", "participantId");

-- CreateIndex
CREATE INDEX "Erasure_studyId_askedAt_id_idx" ON "Erasure"("studyId", "askedAt", "id");

-- AddForeignKey
ALTER TABLE "Erasure" ADD CONSTRAINT "Erasure_studyId_participantId_fkey" FOREIGN KEY ("studyId", "participantId") REFERENCES "Participant"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A receipt goes only with its study or its batch, what it is about does not change, and what is done stays done.
CREATE TRIGGER kept BEFORE DELETE ON "Erasure" FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();

CREATE FUNCTION refuse_undoing() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW."studyId", NEW.id, NEW."participantId", NEW.code, NEW."askedBy", NEW."askedAt", NEW."dueAt")
      IS DISTINCT FROM (OLD."studyId", OLD.id, OLD."participantId", OLD.code, OLD."askedBy", OLD."askedAt", OLD."dueAt")
    OR (OLD."keyEndedAt" IS NOT NULL AND NEW."keyEndedAt" IS DISTINCT FROM OLD."keyEndedAt")
    OR (OLD."doneAt" IS NOT NULL AND NEW."doneAt" IS DISTINCT FROM OLD."doneAt") THEN
    RAISE EXCEPTION 'a receipt is not changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER receipt BEFORE UPDATE ON "Erasure" FOR EACH ROW EXECUTE FUNCTION refuse_undoing();

-- All that somebody said goes, with everything that was made of it, what waits in a sitting, what was noted of them for it,
-- and the jobs that were on their way: also what is hidden from the application because they withdrew before. `before` is for
-- whoever restores a copy, which may hold what they said since as well; it is null in the act itself, for a clock that runs
-- ahead must not keep anything. How much of each kind it was.
CREATE FUNCTION erase_said(study text, person text, before timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  til timestamptz := COALESCE(before, 'infinity');
  said text[];
  removed jsonb;
  jobs integer;
BEGIN
  -- A step that is at work on them holds this lock until it has stored what it made, and its next job; none begins after it.
  PERFORM 1 FROM "Participant" p WHERE p."studyId" = study AND p.id = person FOR UPDATE;
  SELECT COALESCE(array_agg(r.id), '{}') INTO said FROM "Response" r
  WHERE r."studyId" = study AND r."participantId" = person AND r."receivedAt" <= til;
  WITH passage AS (SELECT p.id FROM "Passage" p WHERE p."studyId" = study AND p."responseId" = ANY (said)
  ), coding AS (SELECT c.id FROM "Coding" c JOIN passage ON passage.id = c."passageId" WHERE c."studyId" = study)
  SELECT jsonb_build_object(
    'responses', cardinality(said),
    'answers', (SELECT count(*) FROM "Answer" a WHERE a."studyId" = study AND a."responseId" = ANY (said)),
    'passages', (SELECT count(*) FROM passage),
    'codings', (SELECT count(*) FROM coding),
    'decisions', (SELECT count(*) FROM "CodingDecision" d JOIN coding ON coding.id = d."codingId" WHERE d."studyId" = study),
    'approvals', (SELECT count(*) FROM "QuoteApproval" q JOIN coding ON coding.id = q."codingId" WHERE q."studyId" = study),
    'objections', (SELECT count(*) FROM "Objection" o JOIN passage ON passage.id = o."passageId" WHERE o."studyId" = study),
    'screens', (SELECT count(*) FROM "SavedScreen" s
      WHERE s."studyId" = study AND s."participantId" = person AND s."savedAt" <= til),
    'notes', (SELECT count(*) FROM "KnownAtWave" k
        WHERE k."studyId" = study AND k."participantId" = person AND k."recordedAt" <= til)
      + (SELECT count(*) FROM "MeetingDraft" m
        WHERE m."studyId" = study AND m."participantId" = person AND m."savedAt" <= til)
      + (SELECT count(*) FROM "TalkWish" w
        WHERE w."studyId" = study AND w."participantId" = person AND w."askedAt" <= til)
  ) INTO removed;
  DELETE FROM pgboss.job j WHERE j.data->>'studyId' = study AND j.data->>'responseId' = ANY (said);
  GET DIAGNOSTICS jobs = ROW_COUNT;
  DELETE FROM pgboss.archive j WHERE j.data->>'studyId' = study AND j.data->>'responseId' = ANY (said);
  DELETE FROM "Response" r WHERE r."studyId" = study AND r.id = ANY (said);
  DELETE FROM "SavedScreen" s WHERE s."studyId" = study AND s."participantId" = person AND s."savedAt" <= til;
  DELETE FROM "KnownAtWave" k WHERE k."studyId" = study AND k."participantId" = person AND k."recordedAt" <= til;
  DELETE FROM "MeetingDraft" m WHERE m."studyId" = study AND m."participantId" = person AND m."savedAt" <= til;
  DELETE FROM "TalkWish" w WHERE w."studyId" = study AND w."participantId" = person AND w."askedAt" <= til;
  -- Where they were in it goes; one that is open has ended by that, and the phone in their hand says so.
  UPDATE "Sitting" s SET progress = NULL, "isKept" = false,
    "endedAt" = COALESCE(s."endedAt", now()), "endedBy" = COALESCE(s."endedBy", 'deleted')
  WHERE s."studyId" = study AND s."participantId" = person AND s."usedAt" <= til
    AND (s.progress IS NOT NULL OR s."endedAt" IS NULL);
  RETURN removed || jsonb_build_object('jobs', jobs);
END $$;
DROP FUNCTION forget_said(text, text, timestamptz);

-- Nobody reaches somebody again who takes no part and wants what they said gone: how, goes too.
CREATE FUNCTION forget_contact(study text, person text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM take_turn_with(study, person);
  UPDATE identity."Person" p SET contact = NULL, channel = NULL, language = NULL
  WHERE p."studyId" = study AND p."participantId" = person AND p.contact IS NOT NULL;
  RETURN FOUND;
END $$;

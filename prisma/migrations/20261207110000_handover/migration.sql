-- CreateEnum
CREATE TYPE "NoticeWay" AS ENUM ('mail', 'by_hand');

-- AlterTable
ALTER TABLE "Erasure" ADD COLUMN     "notices" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Handover" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "certificate" JSONB,
    "leastBase" INTEGER NOT NULL,
    "frozenBy" TEXT NOT NULL,
    "frozenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Handover_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "HandoverFigure" (
    "studyId" TEXT NOT NULL,
    "handoverId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "themeKey" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "plain" JSONB,
    "said" JSONB NOT NULL,

    CONSTRAINT "HandoverFigure_pkey" PRIMARY KEY ("studyId","handoverId","position")
);

-- CreateTable
CREATE TABLE "HandoverBase" (
    "studyId" TEXT NOT NULL,
    "handoverId" TEXT NOT NULL,
    "waveKey" TEXT NOT NULL,
    "people" BYTEA NOT NULL,

    CONSTRAINT "HandoverBase_pkey" PRIMARY KEY ("studyId","handoverId","waveKey")
);

-- CreateTable
CREATE TABLE "HandoverQuote" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "handoverId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "themeKey" TEXT NOT NULL,
    "participantId" TEXT,
    "passageId" TEXT,
    "codingId" TEXT,
    "language" "Language",
    "words" BYTEA,
    "takenBackOn" DATE,

    CONSTRAINT "HandoverQuote_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "HandoverCounted" (
    "studyId" TEXT NOT NULL,
    "handoverId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "isAssisted" BOOLEAN NOT NULL,
    "leftOn" DATE,

    CONSTRAINT "HandoverCounted_pkey" PRIMARY KEY ("studyId","handoverId","participantId")
);

-- CreateTable
CREATE TABLE "HandoverRecipient" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "handoverId" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "receivedOn" DATE NOT NULL,
    "recordedBy" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "HandoverRecipient_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "HandoverNotice" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "recipientId" TEXT NOT NULL,
    "quoteNumber" INTEGER,
    "openedOn" DATE NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "sentBy" TEXT,
    "way" "NoticeWay",
    "doneAt" TIMESTAMPTZ(3),
    "doneBy" TEXT,

    CONSTRAINT "HandoverNotice_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Handover_id_key" ON "Handover"("id");

-- CreateIndex
CREATE UNIQUE INDEX "Handover_studyId_number_key" ON "Handover"("studyId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "HandoverQuote_id_key" ON "HandoverQuote"("id");

-- CreateIndex
CREATE INDEX "HandoverQuote_studyId_participantId_idx" ON "HandoverQuote"("studyId", "participantId");

-- CreateIndex
CREATE INDEX "HandoverQuote_studyId_passageId_idx" ON "HandoverQuote"("studyId", "passageId");

-- CreateIndex
CREATE INDEX "HandoverQuote_studyId_codingId_idx" ON "HandoverQuote"("studyId", "codingId");

-- CreateIndex
CREATE UNIQUE INDEX "HandoverQuote_studyId_handoverId_number_key" ON "HandoverQuote"("studyId", "handoverId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "HandoverRecipient_id_key" ON "HandoverRecipient"("id");

-- CreateIndex
CREATE INDEX "HandoverRecipient_studyId_handoverId_idx" ON "HandoverRecipient"("studyId", "handoverId");

-- CreateIndex
CREATE UNIQUE INDEX "HandoverNotice_id_key" ON "HandoverNotice"("id");

-- CreateIndex
CREATE INDEX "HandoverNotice_studyId_recipientId_idx" ON "HandoverNotice"("studyId", "recipientId");

-- CreateIndex
CREATE INDEX "HandoverCounted_studyId_participantId_idx" ON "HandoverCounted"("studyId", "participantId");

-- AddForeignKey
ALTER TABLE "Handover" ADD CONSTRAINT "Handover_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandoverFigure" ADD CONSTRAINT "HandoverFigure_studyId_handoverId_fkey" FOREIGN KEY ("studyId", "handoverId") REFERENCES "Handover"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandoverBase" ADD CONSTRAINT "HandoverBase_studyId_handoverId_fkey" FOREIGN KEY ("studyId", "handoverId") REFERENCES "Handover"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandoverQuote" ADD CONSTRAINT "HandoverQuote_studyId_handoverId_fkey" FOREIGN KEY ("studyId", "handoverId") REFERENCES "Handover"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandoverCounted" ADD CONSTRAINT "HandoverCounted_studyId_handoverId_fkey" FOREIGN KEY ("studyId", "handoverId") REFERENCES "Handover"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandoverRecipient" ADD CONSTRAINT "HandoverRecipient_studyId_handoverId_fkey" FOREIGN KEY ("studyId", "handoverId") REFERENCES "Handover"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandoverNotice" ADD CONSTRAINT "HandoverNotice_studyId_recipientId_fkey" FOREIGN KEY ("studyId", "recipientId") REFERENCES "HandoverRecipient"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was frozen is not changed, and goes only with its study. Quotes are taken back by what follows alone.
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON "Handover" FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON "HandoverFigure" FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON "HandoverBase" FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON "HandoverQuote" FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON "HandoverRecipient" FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON "HandoverCounted" FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();
CREATE TRIGGER kept BEFORE DELETE ON "HandoverNotice" FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();

ALTER TABLE "HandoverQuote" ADD CONSTRAINT taken_back CHECK (
  ("takenBackOn" IS NULL) = ("participantId" IS NOT NULL AND "passageId" IS NOT NULL AND "codingId" IS NOT NULL
    AND language IS NOT NULL AND words IS NOT NULL)
  AND ("takenBackOn" IS NULL OR ("participantId" IS NULL AND "passageId" IS NULL AND "codingId" IS NULL
    AND language IS NULL AND words IS NULL)));

-- The gate is at the moment of freezing: two people approved exactly this quote for the public, two went through its passage,
-- and its speaker allows it. After it, what is frozen stays over the end of a consent and over a birthday, and over no withdrawal.
ALTER TABLE "HandoverQuote" ENABLE ROW LEVEL SECURITY;
CREATE POLICY frozen ON "HandoverQuote" FOR SELECT USING (true);
CREATE POLICY consented ON "HandoverQuote" FOR INSERT WITH CHECK (EXISTS (
  SELECT 1 FROM standing_approval s
  JOIN "Coding" c ON c."studyId" = s."studyId" AND c.id = s."codingId"
  JOIN approved_passage p ON p."studyId" = c."studyId" AND p."passageId" = c."passageId"
  WHERE s."studyId" = "HandoverQuote"."studyId" AND s."codingId" = "HandoverQuote"."codingId"
    AND s.audience = 'public' AND s."approvedBy" IS NOT NULL
    AND c."participantId" = "HandoverQuote"."participantId" AND c."passageId" = "HandoverQuote"."passageId"));

-- What a notice is about does not change, and what was sent or done stays so.
CREATE FUNCTION refuse_unsending() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW."studyId", NEW.id, NEW."recipientId", NEW."quoteNumber", NEW."openedOn")
      IS DISTINCT FROM (OLD."studyId", OLD.id, OLD."recipientId", OLD."quoteNumber", OLD."openedOn")
    OR (OLD."doneAt" IS NOT NULL AND (NEW."doneAt", NEW."doneBy", NEW."sentAt", NEW."sentBy", NEW.way)
      IS DISTINCT FROM (OLD."doneAt", OLD."doneBy", OLD."sentAt", OLD."sentBy", OLD.way))
    OR (OLD."sentAt" IS NOT NULL AND NEW."sentAt" IS NULL) THEN
    RAISE EXCEPTION 'a notice is not taken back' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER notice BEFORE UPDATE ON "HandoverNotice" FOR EACH ROW EXECUTE FUNCTION refuse_unsending();

-- A receipt's count of notices stays as well.
CREATE OR REPLACE FUNCTION refuse_undoing() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW."studyId", NEW.id, NEW."participantId", NEW.code, NEW."askedBy", NEW."askedAt", NEW."dueAt", NEW.notices)
      IS DISTINCT FROM (OLD."studyId", OLD.id, OLD."participantId", OLD.code, OLD."askedBy", OLD."askedAt", OLD."dueAt", OLD.notices)
    OR (OLD."keyEndedAt" IS NOT NULL AND NEW."keyEndedAt" IS DISTINCT FROM OLD."keyEndedAt")
    OR (OLD."doneAt" IS NOT NULL AND NEW."doneAt" IS DISTINCT FROM OLD."doneAt") THEN
    RAISE EXCEPTION 'a receipt is not changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

-- By the day alone where the study is: an instant would lead from a quote or a notice to whoever withdrew at it.
CREATE FUNCTION handover_day(study text) RETURNS date
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT (now() AT TIME ZONE s."timeZone")::date FROM "Study" s WHERE s.id = study
$$;

-- How many notices this transaction opened by what somebody took back; for their receipt, and forgotten with the transaction.
CREATE FUNCTION count_notices(person text, more bigint) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  counted jsonb := COALESCE(NULLIF(current_setting('firsthand.notices', true), ''), '{}')::jsonb;
BEGIN
  PERFORM set_config('firsthand.notices',
    (counted || jsonb_build_object(person, COALESCE((counted->>person)::bigint, 0) + more))::text, true);
END $$;

-- Takes quotes of somebody out of what was handed over, and opens a notice to everybody who got it. The lock keeps a recipient who
-- is recorded meanwhile from being told nothing. The application calls it in vain: the quotes are not its own to change.
CREATE FUNCTION take_back_quotes(study text, quotes text[]) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  person text;
  opened bigint;
BEGIN
  SELECT min(q."participantId") INTO person FROM "HandoverQuote" q WHERE q."studyId" = study AND q.id = ANY (quotes);
  IF person IS NULL THEN RETURN; END IF;
  PERFORM 1 FROM "Handover" h WHERE h."studyId" = study AND h.id IN (
    SELECT q."handoverId" FROM "HandoverQuote" q WHERE q."studyId" = study AND q.id = ANY (quotes))
  ORDER BY h.id FOR NO KEY UPDATE;
  WITH gone AS (
    UPDATE "HandoverQuote" q SET "participantId" = NULL, "passageId" = NULL, "codingId" = NULL, language = NULL, words = NULL,
      "takenBackOn" = handover_day(study)
    WHERE q."studyId" = study AND q.id = ANY (quotes) AND q."takenBackOn" IS NULL
    RETURNING q."handoverId", q.number)
  INSERT INTO "HandoverNotice" ("studyId", id, "recipientId", "quoteNumber", "openedOn")
  SELECT study, left(replace(gen_random_uuid()::text, '-', ''), 22), r.id, gone.number, handover_day(study)
  FROM gone JOIN "HandoverRecipient" r ON r."studyId" = study AND r."handoverId" = gone."handoverId";
  GET DIAGNOSTICS opened = ROW_COUNT;
  PERFORM count_notices(person, opened);
END $$;

-- Something that figures were counted with is not counted any more: of those alone whom shown figures rest on, `assisted` of
-- those alone of whom suggestions counted, and frozen no earlier than `since`. The figures stay as they are; that they would be
-- others now is told with the first who left, and once more when those who left are as many as may be told of, and never with
-- one in between.
CREATE FUNCTION leave_handovers(study text, person text, since timestamptz, assisted boolean) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  one record;
  people integer;
  opened bigint;
BEGIN
  FOR one IN
    SELECT h.id, h."leastBase" FROM "Handover" h
    WHERE h."studyId" = study AND h."frozenAt" >= since
      AND EXISTS (SELECT 1 FROM "HandoverCounted" c
        WHERE c."studyId" = study AND c."handoverId" = h.id AND c."participantId" = person)
    ORDER BY h.id FOR NO KEY UPDATE
  LOOP
    UPDATE "HandoverCounted" c SET "leftOn" = handover_day(study)
    WHERE c."studyId" = study AND c."handoverId" = one.id AND c."participantId" = person AND c."leftOn" IS NULL
      AND (c."isAssisted" OR NOT assisted);
    CONTINUE WHEN NOT FOUND;
    SELECT count(*) INTO people FROM "HandoverCounted" c
    WHERE c."studyId" = study AND c."handoverId" = one.id AND c."leftOn" IS NOT NULL;
    CONTINUE WHEN people NOT IN (1, one."leastBase");
    INSERT INTO "HandoverNotice" ("studyId", id, "recipientId", "openedOn")
    SELECT study, left(replace(gen_random_uuid()::text, '-', ''), 22), r.id, handover_day(study)
    FROM "HandoverRecipient" r WHERE r."studyId" = study AND r."handoverId" = one.id;
    GET DIAGNOSTICS opened = ROW_COUNT;
    PERFORM count_notices(person, opened);
  END LOOP;
END $$;

CREATE FUNCTION has_standing(study text, person text, wanted "ConsentScope") RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM "ConsentStanding" c WHERE c."studyId" = study AND c."participantId" = person
    AND c.scope = wanted AND c."validUntil" > now())
$$;

-- What does not hold any more of somebody who took something back, or of whom permission was never there.
CREATE FUNCTION handovers_of(study text, person text) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT has_standing(study, person, 'quote_verbatim') THEN
    PERFORM take_back_quotes(study, ARRAY(
      SELECT q.id FROM "HandoverQuote" q WHERE q."studyId" = study AND q."participantId" = person));
  END IF;
  IF NOT has_standing(study, person, 'analyse') THEN
    PERFORM leave_handovers(study, person, '-infinity', false);
  ELSIF NOT has_standing(study, person, 'automated_assist') THEN
    PERFORM take_back_quotes(study, ARRAY(
      SELECT q.id FROM "HandoverQuote" q JOIN "Coding" c ON c."studyId" = q."studyId" AND c.id = q."codingId"
      WHERE q."studyId" = study AND q."participantId" = person AND c.origin = 'suggested'));
    PERFORM leave_handovers(study, person, '-infinity', true);
  END IF;
END $$;

-- A no, or the yes of a giver who is not safe for them, by which quotes, analysis or suggestions do not hold any more. It runs
-- after the one that works the standing out, by its name.
CREATE FUNCTION handovers_of_decisions() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM handovers_of(one.study, one.person) FROM (
    SELECT DISTINCT a."studyId" AS study, a."participantId" AS person FROM added a
    WHERE a.scope IN ('participate', 'analyse', 'quote_verbatim', 'automated_assist')
      AND (a.decision <> 'granted' OR (a.party = 'giver' AND NOT COALESCE(a."giverSafety" = 'safe', false)
        AND NOT COALESCE(a.route IN ('waived_408c', 'minor_lawful_self'), false)))
    ORDER BY 1, 2) one;
  RETURN NULL;
END $$;
CREATE TRIGGER handed_over AFTER INSERT ON "ConsentDecision"
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION handovers_of_decisions();

-- Somebody who was taken to be of age is a minor: what only they themselves allowed was never theirs alone to allow. That is no
-- birthday, and no consent that ends.
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
  DELETE FROM identity."ComingOfAge" c WHERE c."studyId" = study AND c."participantId" = person;
  IF instant IS NOT NULL THEN
    INSERT INTO identity."ComingOfAge" ("studyId", "participantId", "adultFrom") VALUES (study, person, instant);
  END IF;
  PERFORM refresh_consent_of(study, person);
  IF before AND NOT is_of_age(study, person) THEN
    PERFORM handovers_of(study, person);
  END IF;
END $$;

CREATE FUNCTION handovers_of_minor() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT is_of_age(NEW."studyId", NEW.id) THEN
    PERFORM handovers_of(NEW."studyId", NEW.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER handed_over AFTER UPDATE ON "Participant" FOR EACH ROW
WHEN (OLD."isAdult" AND NOT NEW."isAdult") EXECUTE FUNCTION handovers_of_minor();

-- Words that are gone: by what somebody wants, by the end of their time, or with their batch.
CREATE FUNCTION handovers_of_response() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM leave_handovers(OLD."studyId", OLD."participantId", OLD."receivedAt", false);
  RETURN OLD;
END $$;
CREATE TRIGGER handed_over BEFORE DELETE ON "Response" FOR EACH ROW EXECUTE FUNCTION handovers_of_response();

CREATE FUNCTION handovers_of_passage() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM take_back_quotes(OLD."studyId", ARRAY(
    SELECT q.id FROM "HandoverQuote" q WHERE q."studyId" = OLD."studyId" AND q."passageId" = OLD.id));
  RETURN NULL;
END $$;
CREATE TRIGGER handed_over AFTER DELETE ON "Passage" FOR EACH ROW EXECUTE FUNCTION handovers_of_passage();

-- A detail was found in the passage after it was frozen, or somebody of the board says that this is not what was said.
CREATE FUNCTION handovers_of_words() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM take_back_quotes(NEW."studyId", ARRAY(
    SELECT q.id FROM "HandoverQuote" q WHERE q."studyId" = NEW."studyId" AND q."passageId" = NEW."passageId"));
  RETURN NULL;
END $$;
CREATE TRIGGER handed_over AFTER INSERT ON "PassageStep" FOR EACH ROW
WHEN (NEW.step IN ('edited', 'returned')) EXECUTE FUNCTION handovers_of_words();
CREATE TRIGGER handed_over AFTER INSERT ON "Objection" FOR EACH ROW
WHEN (NEW."passageId" IS NOT NULL) EXECUTE FUNCTION handovers_of_words();

-- An approval for the public was taken back, by a person or because its coding changed. The same words may have been frozen by
-- another coding of the passage.
CREATE FUNCTION handovers_of_approval() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM take_back_quotes(NEW."studyId", ARRAY(
    SELECT q.id FROM "HandoverQuote" q WHERE q."studyId" = NEW."studyId" AND (q."codingId" = NEW."codingId"
      OR q."passageId" = (SELECT c."passageId" FROM "Coding" c WHERE c."studyId" = NEW."studyId" AND c.id = NEW."codingId"))));
  RETURN NULL;
END $$;
CREATE TRIGGER handed_over AFTER INSERT ON "QuoteApproval" FOR EACH ROW
WHEN (NEW.step = 'withdrawn' AND NEW.audience = 'public') EXECUTE FUNCTION handovers_of_approval();

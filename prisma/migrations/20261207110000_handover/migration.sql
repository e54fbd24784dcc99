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
    "takenBackAt" TIMESTAMPTZ(6),

    CONSTRAINT "HandoverQuote_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "HandoverLeft" (
    "studyId" TEXT NOT NULL,
    "handoverId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "leftAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "HandoverLeft_pkey" PRIMARY KEY ("studyId","handoverId","participantId")
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
    "openedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
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
CREATE INDEX "HandoverNotice_studyId_openedAt_idx" ON "HandoverNotice"("studyId", "openedAt");

-- AddForeignKey
ALTER TABLE "Handover" ADD CONSTRAINT "Handover_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandoverFigure" ADD CONSTRAINT "HandoverFigure_studyId_handoverId_fkey" FOREIGN KEY ("studyId", "handoverId") REFERENCES "Handover"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandoverBase" ADD CONSTRAINT "HandoverBase_studyId_handoverId_fkey" FOREIGN KEY ("studyId", "handoverId") REFERENCES "Handover"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandoverQuote" ADD CONSTRAINT "HandoverQuote_studyId_handoverId_fkey" FOREIGN KEY ("studyId", "handoverId") REFERENCES "Handover"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandoverLeft" ADD CONSTRAINT "HandoverLeft_studyId_handoverId_fkey" FOREIGN KEY ("studyId", "handoverId") REFERENCES "Handover"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

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
CREATE TRIGGER derived BEFORE INSERT OR UPDATE OR DELETE ON "HandoverLeft" FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();
CREATE TRIGGER kept BEFORE DELETE ON "HandoverNotice" FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();

ALTER TABLE "HandoverQuote" ADD CONSTRAINT taken_back CHECK (
  ("takenBackAt" IS NULL) = ("participantId" IS NOT NULL AND "passageId" IS NOT NULL AND "codingId" IS NOT NULL
    AND language IS NOT NULL AND words IS NOT NULL)
  AND ("takenBackAt" IS NULL OR ("participantId" IS NULL AND "passageId" IS NULL AND "codingId" IS NULL
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
  IF (NEW."studyId", NEW.id, NEW."recipientId", NEW."quoteNumber", NEW."openedAt")
      IS DISTINCT FROM (OLD."studyId", OLD.id, OLD."recipientId", OLD."quoteNumber", OLD."openedAt")
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

-- Takes quotes out of what was handed over, and opens a notice to everybody who got it. The lock keeps a recipient who is recorded
-- meanwhile from being told nothing. The application calls it in vain: the quotes are not its own to change.
CREATE FUNCTION take_back_quotes(study text, quotes text[]) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF cardinality(quotes) = 0 THEN RETURN; END IF;
  PERFORM 1 FROM "Handover" h WHERE h."studyId" = study AND h.id IN (
    SELECT q."handoverId" FROM "HandoverQuote" q WHERE q."studyId" = study AND q.id = ANY (quotes))
  ORDER BY h.id FOR NO KEY UPDATE;
  WITH gone AS (
    UPDATE "HandoverQuote" q SET "participantId" = NULL, "passageId" = NULL, "codingId" = NULL, language = NULL, words = NULL,
      "takenBackAt" = now()
    WHERE q."studyId" = study AND q.id = ANY (quotes) AND q."takenBackAt" IS NULL
    RETURNING q."handoverId", q.number)
  INSERT INTO "HandoverNotice" ("studyId", id, "recipientId", "quoteNumber", "openedAt")
  SELECT study, left(replace(gen_random_uuid()::text, '-', ''), 22), r.id, gone.number, now()
  FROM gone JOIN "HandoverRecipient" r ON r."studyId" = study AND r."handoverId" = gone."handoverId";
END $$;

-- Somebody took back what figures were counted with. They stay as they are; that they would be others now is told with the first
-- who left, and once more when those who left are as many as may be told of, and never with one in between.
CREATE FUNCTION leave_handovers(study text, person text) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  one record;
  people integer;
BEGIN
  FOR one IN
    SELECT h.id, h."leastBase" FROM "Handover" h
    WHERE h."studyId" = study
      AND EXISTS (SELECT 1 FROM "HandoverBase" b WHERE b."studyId" = study AND b."handoverId" = h.id)
      AND EXISTS (SELECT 1 FROM "Response" r
        WHERE r."studyId" = study AND r."participantId" = person AND r."receivedAt" <= h."frozenAt")
    ORDER BY h.id FOR NO KEY UPDATE
  LOOP
    INSERT INTO "HandoverLeft" ("studyId", "handoverId", "participantId", "leftAt") VALUES (study, one.id, person, now())
    ON CONFLICT DO NOTHING;
    CONTINUE WHEN NOT FOUND;
    SELECT count(*) INTO people FROM "HandoverLeft" l WHERE l."studyId" = study AND l."handoverId" = one.id;
    CONTINUE WHEN people NOT IN (1, one."leastBase");
    INSERT INTO "HandoverNotice" ("studyId", id, "recipientId", "openedAt")
    SELECT study, left(replace(gen_random_uuid()::text, '-', ''), 22), r.id, now()
    FROM "HandoverRecipient" r WHERE r."studyId" = study AND r."handoverId" = one.id;
  END LOOP;
END $$;

-- A no by which quotes or analysis do not hold any more. It runs after the one that works the standing out, by its name.
CREATE FUNCTION handovers_of_decisions() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  one record;
BEGIN
  FOR one IN
    SELECT DISTINCT a."studyId" AS study, a."participantId" AS person FROM added a
    WHERE (a.decision <> 'granted' OR a."giverSafety" = 'unsafe') AND a.scope IN ('participate', 'analyse', 'quote_verbatim')
  LOOP
    IF NOT EXISTS (SELECT 1 FROM "ConsentStanding" c WHERE c."studyId" = one.study AND c."participantId" = one.person
        AND c.scope = 'quote_verbatim' AND c."validUntil" > now()) THEN
      PERFORM take_back_quotes(one.study, ARRAY(
        SELECT q.id FROM "HandoverQuote" q WHERE q."studyId" = one.study AND q."participantId" = one.person));
    END IF;
    IF NOT EXISTS (SELECT 1 FROM "ConsentStanding" c WHERE c."studyId" = one.study AND c."participantId" = one.person
        AND c.scope = 'analyse' AND c."validUntil" > now()) THEN
      PERFORM leave_handovers(one.study, one.person);
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER handed_over AFTER INSERT ON "ConsentDecision"
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION handovers_of_decisions();

-- Words that are gone: by what somebody wants, by the end of their time, or with their batch.
CREATE FUNCTION handovers_of_response() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM leave_handovers(OLD."studyId", OLD."participantId");
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

-- An approval for the public was taken back, by a person or because its coding changed.
CREATE FUNCTION handovers_of_approval() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM take_back_quotes(NEW."studyId", ARRAY(
    SELECT q.id FROM "HandoverQuote" q WHERE q."studyId" = NEW."studyId" AND q."codingId" = NEW."codingId"));
  RETURN NULL;
END $$;
CREATE TRIGGER handed_over AFTER INSERT ON "QuoteApproval" FOR EACH ROW
WHEN (NEW.step = 'withdrawn' AND NEW.audience = 'public') EXECUTE FUNCTION handovers_of_approval();

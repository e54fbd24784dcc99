-- AlterTable
ALTER TABLE "SafetyFlag" ADD COLUMN     "round" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "SafetyNotice" ADD COLUMN     "round" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "takenAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Sitting" DROP COLUMN "screenedTurn",
ADD COLUMN     "screenedAt" TIMESTAMPTZ(3);

-- DropIndex
DROP INDEX "SafetyNotice_studyId_flagId_accountId_step_key";

-- CreateIndex
CREATE UNIQUE INDEX "SafetyNotice_studyId_flagId_accountId_step_round_key" ON "SafetyNotice"("studyId", "flagId", "accountId", "step", "round");

-- One is raised once, by however many at once; one that is called out anew stands beside what was raised meanwhile.
DROP INDEX safety_flag_waits;
CREATE UNIQUE INDEX safety_flag_waits ON "SafetyFlag" ("studyId", "responseId", "source") WHERE "acknowledgedAt" IS NULL AND "round" = 0;

-- Worse words than those that somebody has, and a decision that a second person did not sign, are nobody's again. What waits
-- for a second person is told to others.
CREATE FUNCTION flag_calls_anew() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."decidedAt" IS NULL AND (OLD."decidedAt" IS NOT NULL OR NEW."tier" < OLD."tier") THEN
    NEW."acknowledgedAt" := NULL;
    NEW."acknowledgedBy" := NULL;
    NEW."round" := OLD."round" + 1;
  ELSIF NEW."decidedAt" IS NOT NULL AND OLD."decidedAt" IS NULL AND NEW."tier" < 3
    AND NEW."outcome" IN ('not_reportable', 'nothing_found') THEN
    NEW."round" := OLD."round" + 1;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER calls_anew BEFORE UPDATE ON "SafetyFlag" FOR EACH ROW EXECUTE FUNCTION flag_calls_anew();

-- Who is told of it next is told at once: the letter that waits for its time goes first.
CREATE FUNCTION flag_hurries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE pgboss.job SET start_after = now()
  WHERE name = 'notify' AND state = 'created' AND data->>'flagId' = NEW.id AND start_after > now();
  RETURN NULL;
END $$;
CREATE TRIGGER hurries AFTER UPDATE ON "SafetyFlag" FOR EACH ROW WHEN (NEW."round" > OLD."round") EXECUTE FUNCTION flag_hurries();

-- Whoever said that they have it and may not read it any more does not have it.
CREATE FUNCTION recusal_lets_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "SafetyFlag" SET "acknowledgedAt" = NULL, "acknowledgedBy" = NULL, "round" = "round" + 1
  WHERE "studyId" = NEW."studyId" AND id = NEW."flagId" AND "acknowledgedBy" = NEW."accountId" AND "decidedAt" IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER lets_go AFTER INSERT ON "SafetyRecusal" FOR EACH ROW EXECUTE FUNCTION recusal_lets_go();

CREATE FUNCTION worker_lets_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "SafetyFlag" SET "acknowledgedAt" = NULL, "acknowledgedBy" = NULL, "round" = "round" + 1
  WHERE "studyId" = NEW."studyId" AND "participantId" = NEW."participantId" AND "acknowledgedBy" = NEW."accountId"
    AND "decidedAt" IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER lets_go AFTER INSERT ON "ParticipantWorker" FOR EACH ROW EXECUTE FUNCTION worker_lets_go();

CREATE FUNCTION member_lets_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NOT ('safety_reviewer' = ANY (NEW.roles)) THEN
    UPDATE "SafetyFlag" SET "acknowledgedAt" = NULL, "acknowledgedBy" = NULL, "round" = "round" + 1
    WHERE "studyId" = OLD."studyId" AND "acknowledgedBy" = OLD."accountId" AND "decidedAt" IS NULL;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER lets_go AFTER UPDATE OR DELETE ON "Membership" FOR EACH ROW EXECUTE FUNCTION member_lets_go();

-- A sitting and the response that it became hold the same words, whether or not that may be seen now. Ids alone.
CREATE FUNCTION said_together(study TEXT, response TEXT) RETURNS SETOF TEXT
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH sat AS (
    SELECT COALESCE((SELECT split_part(r."idempotencyKey", ' ', 2) FROM "Response" r
      WHERE r."studyId" = study AND r.id = response AND r."idempotencyKey" LIKE 'sitting %' AND r.mode = 'self'), response) AS id)
  SELECT response UNION SELECT id FROM sat
  UNION SELECT r.id FROM "Response" r, sat WHERE r."studyId" = study AND r.mode = 'self'
    AND starts_with(r."idempotencyKey", 'sitting ' || sat.id || ' ')
$$;

-- What a person raised, and what no program read, may be of any service: it says of none.
CREATE OR REPLACE FUNCTION keep_tied_away(study TEXT, response TEXT) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "SafetyRecusal" ("studyId", "flagId", "accountId", "at", "isByTie")
  SELECT DISTINCT f."studyId", f.id, t."accountId", now(), true
  FROM "SafetyFlag" f JOIN "DutyTie" t ON t."studyId" = f."studyId"
  WHERE f."studyId" = study AND f."responseId" IN (SELECT said_together(study, response)) AND EXISTS (
    SELECT 1 FROM "SafetyFlag" g WHERE g."studyId" = study AND g."responseId" IN (SELECT said_together(study, response))
      AND (g.kinds && ARRAY['misconduct', 'raised_by_person', 'unscreened'] OR t."serviceId" = ANY (g.services)))
  ON CONFLICT DO NOTHING
$$;

-- Whoever is kept away from one item of the same words does not read them through the next.
CREATE OR REPLACE FUNCTION flag_keeps_away() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "SafetyRecusal" ("studyId", "flagId", "accountId", "at", "isByTie")
    SELECT NEW."studyId", NEW.id, r."accountId", now(), bool_or(r."isByTie")
    FROM "SafetyRecusal" r JOIN "SafetyFlag" g ON g."studyId" = r."studyId" AND g.id = r."flagId"
    WHERE g."studyId" = NEW."studyId" AND g.id <> NEW.id
      AND g."responseId" IN (SELECT said_together(NEW."studyId", NEW."responseId"))
    GROUP BY r."accountId"
    ON CONFLICT DO NOTHING;
  END IF;
  PERFORM keep_tied_away(NEW."studyId", NEW."responseId");
  RETURN NULL;
END $$;

SELECT keep_tied_away(f."studyId", f."responseId") FROM (SELECT DISTINCT "studyId", "responseId" FROM "SafetyFlag") f;

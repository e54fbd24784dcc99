-- AlterTable
ALTER TABLE "SafetyFlag" ALTER COLUMN "participantId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Objection" ADD COLUMN     "answerScreenedBy" TEXT,
ADD COLUMN     "screenedBy" TEXT;

-- An item about nobody stays about nobody.
CREATE OR REPLACE FUNCTION safety_flag_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."studyId" <> OLD."studyId" OR NEW."id" <> OLD."id" OR NEW."participantId" IS DISTINCT FROM OLD."participantId"
    OR NEW."responseId" <> OLD."responseId" OR NEW."source" <> OLD."source" OR NEW."raisedAt" <> OLD."raisedAt"
    OR NEW."tier" > OLD."tier" OR (OLD."signedAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'a safety flag is not another one';
  END IF;
  RETURN NEW;
END $$;

-- Words of the board alone are of nobody.
ALTER TABLE "SafetyFlag" ADD CONSTRAINT about_somebody CHECK ("participantId" IS NOT NULL OR source::text = 'board');

-- What is said of a quote may repeat it, and what was raised while somebody was interviewed is about what was sent then: who
-- is kept away from the one is kept away from the other.
CREATE OR REPLACE FUNCTION said_together(study TEXT, response TEXT) RETURNS SETOF TEXT
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH named AS (
    SELECT COALESCE(
      (SELECT p."responseId" FROM "Objection" o JOIN "Passage" p ON p."studyId" = o."studyId" AND p.id = o."passageId"
        WHERE o."studyId" = study AND o.id = response),
      (SELECT r.id FROM "Response" r WHERE r."studyId" = study AND 'interview ' || r."idempotencyKey" = response AND r.mode = 'interview'),
      response) AS id
  ), sat AS (
    SELECT named.id AS response, COALESCE((SELECT split_part(r."idempotencyKey", ' ', 2) FROM "Response" r
      WHERE r."studyId" = study AND r.id = named.id AND r."idempotencyKey" LIKE 'sitting %' AND r.mode = 'self'), named.id) AS id
    FROM named
  ), sent AS (
    SELECT sat.response AS id FROM sat UNION SELECT sat.id FROM sat
    UNION SELECT r.id FROM "Response" r, sat WHERE r."studyId" = study AND r.mode = 'self'
      AND starts_with(r."idempotencyKey", 'sitting ' || sat.id || ' ')
  )
  SELECT response UNION SELECT id FROM sent
  UNION SELECT 'interview ' || r."idempotencyKey" FROM "Response" r JOIN sent ON sent.id = r.id WHERE r."studyId" = study AND r.mode = 'interview'
  UNION SELECT o.id FROM "Objection" o JOIN "Passage" p ON p."studyId" = o."studyId" AND p.id = o."passageId"
    JOIN sent ON sent.id = p."responseId" WHERE o."studyId" = study
$$;

-- How somebody may be reached says of no service whom it is about, so it may be of any.
CREATE OR REPLACE FUNCTION keep_tied_away(study TEXT, response TEXT) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "SafetyRecusal" ("studyId", "flagId", "accountId", "at", "isByTie")
  SELECT DISTINCT f."studyId", f.id, t."accountId", now(), true
  FROM "SafetyFlag" f JOIN "DutyTie" t ON t."studyId" = f."studyId"
  WHERE f."studyId" = study AND f."responseId" IN (SELECT said_together(study, response)) AND EXISTS (
    SELECT 1 FROM "SafetyFlag" g WHERE g."studyId" = study AND g."responseId" IN (SELECT said_together(study, response))
      AND (g.kinds && ARRAY['misconduct', 'raised_by_person', 'unscreened'] OR g.source::text = 'contact'
        OR t."serviceId" = ANY (g.services)))
  ON CONFLICT DO NOTHING
$$;

-- What the board said of quotes of somebody, seen or hidden, before a program read it.
CREATE FUNCTION unscreened_notes_of(study text, person text) RETURNS TABLE ("objectionId" text, "raisedAt" timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id, COALESCE(CASE WHEN o."screenedBy" IS NOT NULL THEN o."answeredAt" END, o."raisedAt") FROM "Objection" o
  WHERE o."studyId" = study AND o."participantId" = person
    AND (o."screenedBy" IS NULL OR (o.answer IS NOT NULL AND o."answerScreenedBy" IS NULL))
$$;

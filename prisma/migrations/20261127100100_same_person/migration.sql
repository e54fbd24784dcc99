-- What is written about a person hangs on what is that person's: words of somebody who agreed to nothing could otherwise
-- stand under the name of somebody who did. Each check sees its parent through the parent's own policy, so that it asks for
-- the parent's consent too.
ALTER POLICY consented ON "Answer" WITH CHECK (EXISTS (
  SELECT 1 FROM "Response" r WHERE r."studyId" = "Answer"."studyId" AND r.id = "Answer"."responseId"
    AND r."participantId" = "Answer"."participantId"));

ALTER POLICY consented ON "Passage" WITH CHECK (EXISTS (
  SELECT 1 FROM "Answer" a WHERE a."studyId" = "Passage"."studyId" AND a.id = "Passage"."answerId"
    AND a."responseId" = "Passage"."responseId" AND a."participantId" = "Passage"."participantId")
  AND EXISTS (
  SELECT 1 FROM effective_consent c WHERE c."studyId" = "Passage"."studyId"
    AND c."participantId" = "Passage"."participantId" AND c.scope = 'analyse'));

ALTER POLICY consented ON "Coding" WITH CHECK (EXISTS (
  SELECT 1 FROM "Passage" p WHERE p."studyId" = "Coding"."studyId" AND p.id = "Coding"."passageId"
    AND p."participantId" = "Coding"."participantId")
  AND ("Coding".origin = 'person' OR EXISTS (
  SELECT 1 FROM effective_consent c WHERE c."studyId" = "Coding"."studyId"
    AND c."participantId" = "Coding"."participantId" AND c.scope = 'automated_assist')));

ALTER POLICY consented ON "CodingDecision" WITH CHECK (EXISTS (
  SELECT 1 FROM "Coding" c WHERE c."studyId" = "CodingDecision"."studyId" AND c.id = "CodingDecision"."codingId"
    AND c."participantId" = "CodingDecision"."participantId"));

ALTER POLICY consented ON "QuoteApproval" WITH CHECK (EXISTS (
  SELECT 1 FROM "Coding" k WHERE k."studyId" = "QuoteApproval"."studyId" AND k.id = "QuoteApproval"."codingId"
    AND k."participantId" = "QuoteApproval"."participantId")
  AND EXISTS (
  SELECT 1 FROM effective_consent c WHERE c."studyId" = "QuoteApproval"."studyId"
    AND c."participantId" = "QuoteApproval"."participantId" AND c.scope = 'quote_verbatim')
  AND ("QuoteApproval".audience <> 'board' OR EXISTS (
  SELECT 1 FROM effective_consent c WHERE c."studyId" = "QuoteApproval"."studyId"
    AND c."participantId" = "QuoteApproval"."participantId" AND c.scope = 'share_advisory_board')));

ALTER POLICY consented ON "Objection" WITH CHECK ("Objection"."participantId" IS NULL OR EXISTS (
  SELECT 1 FROM "Passage" p WHERE p."studyId" = "Objection"."studyId" AND p.id = "Objection"."passageId"
    AND p."participantId" = "Objection"."participantId"));

-- And it stays theirs.
CREATE FUNCTION refuse_move() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION '% stays with its person', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER stays BEFORE UPDATE ON "Response" FOR EACH ROW
WHEN (OLD."participantId" IS DISTINCT FROM NEW."participantId" OR OLD."studyId" IS DISTINCT FROM NEW."studyId")
EXECUTE FUNCTION refuse_move();
CREATE TRIGGER stays BEFORE UPDATE ON "Answer" FOR EACH ROW
WHEN (OLD."participantId" IS DISTINCT FROM NEW."participantId" OR OLD."studyId" IS DISTINCT FROM NEW."studyId")
EXECUTE FUNCTION refuse_move();
CREATE TRIGGER stays BEFORE UPDATE ON "Passage" FOR EACH ROW
WHEN (OLD."participantId" IS DISTINCT FROM NEW."participantId" OR OLD."studyId" IS DISTINCT FROM NEW."studyId")
EXECUTE FUNCTION refuse_move();
CREATE TRIGGER stays BEFORE UPDATE ON "Coding" FOR EACH ROW
WHEN (OLD."participantId" IS DISTINCT FROM NEW."participantId" OR OLD."studyId" IS DISTINCT FROM NEW."studyId")
EXECUTE FUNCTION refuse_move();
CREATE TRIGGER stays BEFORE UPDATE ON "Objection" FOR EACH ROW
WHEN (OLD."participantId" IS DISTINCT FROM NEW."participantId" OR OLD."studyId" IS DISTINCT FROM NEW."studyId")
EXECUTE FUNCTION refuse_move();
CREATE TRIGGER stays BEFORE UPDATE ON "Participant" FOR EACH ROW
WHEN (OLD.id IS DISTINCT FROM NEW.id OR OLD."studyId" IS DISTINCT FROM NEW."studyId")
EXECUTE FUNCTION refuse_move();

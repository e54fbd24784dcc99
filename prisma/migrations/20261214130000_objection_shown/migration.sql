-- The words that a board member read who says that they are not what was said: worked out anew they may be others. They move with
-- their passage, as its marks do. Of what was raised before, nobody knows that any more.
ALTER TABLE "Objection" ADD COLUMN "shown" JSONB;

CREATE OR REPLACE FUNCTION move_codings(study text, passage text, moves jsonb) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  kept integer;
BEGIN
  PERFORM 1 FROM "Passage" p
  JOIN effective_consent c ON c."studyId" = p."studyId" AND c."participantId" = p."participantId" AND c.scope = 'analyse'
  WHERE p."studyId" = study AND p.id = passage;
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF jsonb_array_length(moves) = 0 AND (
    EXISTS (SELECT 1 FROM "Coding" c WHERE c."studyId" = study AND c."passageId" = passage AND c.revision > 0)
    OR EXISTS (SELECT 1 FROM "Objection" o WHERE o."studyId" = study AND o."passageId" = passage AND o.spans IS NOT NULL))
  THEN RETURN -1; END IF;
  DELETE FROM "Coding" c WHERE c."studyId" = study AND c."passageId" = passage
    AND c.origin = 'suggested' AND c.state = 'proposed' AND c.revision = 0;
  UPDATE "Coding" c SET spans = moved_spans(c.spans, moves), because = NULL, revision = c.revision + 1,
    about = ARRAY(SELECT a.value FROM unnest(c.about) WITH ORDINALITY AS a(value, place)
      WHERE NOT EXISTS (SELECT 1 FROM "Service" s WHERE s."studyId" = study AND s.id = a.value) ORDER BY a.place)
  WHERE c."studyId" = study AND c."passageId" = passage;
  GET DIAGNOSTICS kept = ROW_COUNT;
  UPDATE "Objection" o SET spans = moved_spans(o.spans, moves), shown = moved_spans(o.shown, moves)
  WHERE o."studyId" = study AND o."passageId" = passage AND o.spans IS NOT NULL;
  RETURN kept;
END $$;

-- Somebody who takes part no more left nothing half said: what was kept of a meeting that had not ended goes with their no.
CREATE FUNCTION forget_drafts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM "MeetingDraft" d WHERE d."studyId" = NEW."studyId" AND d."participantId" = NEW."participantId";
  RETURN NULL;
END $$;

CREATE TRIGGER drafts_forgotten AFTER INSERT ON "ConsentDecision" FOR EACH ROW
WHEN (NEW.party = 'youth' AND NEW.scope = 'participate' AND NEW.decision <> 'granted')
EXECUTE FUNCTION forget_drafts();

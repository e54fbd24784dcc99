-- CreateTable
CREATE TABLE "ConsentEpoch" (
    "studyId" TEXT NOT NULL,
    "epoch" TEXT NOT NULL,

    CONSTRAINT "ConsentEpoch_pkey" PRIMARY KEY ("studyId")
);

-- AddForeignKey
ALTER TABLE "ConsentEpoch" ADD CONSTRAINT "ConsentEpoch_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- When the transaction ends and not before: the row would else be waited for by everybody who decides in the study, each of
-- whom holds what another waits for. Once for each transaction, however much it decides.
CREATE FUNCTION move_epoch() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO "ConsentEpoch" AS e ("studyId", epoch)
  SELECT s.id, pg_current_xact_id()::text FROM "Study" s WHERE s.id = NEW."studyId"
  ON CONFLICT ("studyId") DO UPDATE SET epoch = EXCLUDED.epoch WHERE e.epoch <> EXCLUDED.epoch;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER epoch AFTER INSERT ON "ConsentDecision" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION move_epoch();
CREATE CONSTRAINT TRIGGER epoch AFTER INSERT ON "Erasure" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION move_epoch();

CREATE TRIGGER derived BEFORE INSERT OR UPDATE OR DELETE ON "ConsentEpoch"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();

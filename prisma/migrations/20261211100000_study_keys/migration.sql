-- AlterTable
ALTER TABLE "Study" ADD COLUMN     "keyMark" TEXT,
ADD COLUMN     "keyNumber" INTEGER NOT NULL DEFAULT 0;

-- What was signed stays as it is; under another key of the study its note is sealed anew, which is not the application's to do.
CREATE OR REPLACE FUNCTION safety_flag_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."studyId" <> OLD."studyId" OR NEW."id" <> OLD."id" OR NEW."participantId" IS DISTINCT FROM OLD."participantId"
    OR NEW."responseId" <> OLD."responseId" OR NEW."source" <> OLD."source" OR NEW."raisedAt" <> OLD."raisedAt"
    OR NEW."tier" > OLD."tier" OR (OLD."signedAt" IS NOT NULL AND (current_user = 'firsthand_app'
      OR to_jsonb(NEW) - 'note' IS DISTINCT FROM to_jsonb(OLD) - 'note')) THEN
    RAISE EXCEPTION 'a safety flag is not another one';
  END IF;
  RETURN NEW;
END $$;

-- Which keys of a study there are, says who has the keys: the application reads it and does not change it.
CREATE FUNCTION refuse_key_number() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF current_user = 'firsthand_app' THEN
    RAISE EXCEPTION 'keys are made anew by the command alone' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER key_number BEFORE UPDATE OF "keyNumber", "keyMark" ON "Study" FOR EACH ROW EXECUTE FUNCTION refuse_key_number();

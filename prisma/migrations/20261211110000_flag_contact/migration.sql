-- CreateEnum
CREATE TYPE "FlagContactReason" AS ENUM ('make_safe', 'tell_first', 'make_plan');

-- CreateTable
CREATE TABLE "FlagContact" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "flagId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "reason" "FlagContactReason" NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FlagContact_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "FlagContact_id_key" ON "FlagContact"("id");

-- CreateIndex
CREATE INDEX "FlagContact_studyId_flagId_idx" ON "FlagContact"("studyId", "flagId");

-- AddForeignKey
ALTER TABLE "FlagContact" ADD CONSTRAINT "FlagContact_studyId_flagId_fkey" FOREIGN KEY ("studyId", "flagId") REFERENCES "SafetyFlag"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON "FlagContact" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER kept BEFORE DELETE ON "FlagContact" FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();

-- The door of who is on duty to the one person that an item is about: while it is open, theirs, theirs to read, and raised by another.
-- What is opened is the way to reach somebody, and whether it was marked as not safe; and that it was opened is written down in the
-- same statement, for the others to see.
CREATE FUNCTION open_flag_contact(study text, flag text, account text, why "FlagContactReason", opening text)
RETURNS TABLE ("participantId" text, contact bytea, "isUnsafe" boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE person text;
BEGIN
  SELECT f."participantId" INTO person FROM "SafetyFlag" f
  WHERE f."studyId" = study AND f.id = flag AND f."acknowledgedBy" = account AND f."decidedAt" IS NULL AND f."participantId" IS NOT NULL
    AND f."raisedBy" IS DISTINCT FROM account AND f.source <> 'imported'
    AND EXISTS (SELECT 1 FROM "Membership" m WHERE m."studyId" = study AND m."accountId" = account
      AND m.roles && '{safety_reviewer}'::"Role"[])
    AND NOT EXISTS (SELECT 1 FROM "SafetyRecusal" r WHERE r."studyId" = study AND r."flagId" = flag AND r."accountId" = account)
    AND NOT EXISTS (SELECT 1 FROM "ParticipantWorker" w WHERE w."studyId" = study AND w."participantId" = f."participantId"
      AND w."accountId" = account)
  FOR SHARE;
  IF NOT FOUND THEN RETURN; END IF;
  RETURN QUERY SELECT person, p.contact, COALESCE(p."isUnsafe", false) FROM (VALUES (person)) of (id)
    LEFT JOIN identity."Person" p ON p."studyId" = study AND p."participantId" = of.id;
  IF EXISTS (SELECT 1 FROM identity."Person" p
    WHERE p."studyId" = study AND p."participantId" = person AND p.contact IS NOT NULL) THEN
    INSERT INTO "FlagContact" ("studyId", id, "flagId", "accountId", reason, "openedAt")
    VALUES (study, opening, flag, account, why, now());
  END IF;
END $$;

-- CreateTable
CREATE TABLE "FlagContactLook" (
    "studyId" TEXT NOT NULL,
    "contactId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FlagContactLook_pkey" PRIMARY KEY ("studyId","contactId")
);

-- AddForeignKey
ALTER TABLE "FlagContactLook" ADD CONSTRAINT "FlagContactLook_studyId_contactId_fkey" FOREIGN KEY ("studyId", "contactId") REFERENCES "FlagContact"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- That somebody looked stays, and is never whoever opened it.
CREATE FUNCTION look_by_another() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "FlagContact" c
    WHERE c."studyId" = NEW."studyId" AND c.id = NEW."contactId" AND c."accountId" = NEW."accountId") THEN
    RAISE EXCEPTION 'whoever opened it does not look at it';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER by_another BEFORE INSERT ON "FlagContactLook" FOR EACH ROW EXECUTE FUNCTION look_by_another();
CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON "FlagContactLook" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER kept BEFORE DELETE ON "FlagContactLook" FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();

-- As before, and not for what is there only because a minor wrote alone: that is no reason to reach anybody. Whoever raised it of such
-- words opens the way where the study has no other reviewer at all: that somebody looks afterwards is asked of them as of everybody.
-- Others who are kept from the item count: who could send them away, by a tie or as working with the person, would be the last by their
-- own hand. And of anything else that one raised oneself one never opens it alone: an item can be made of anybody.
CREATE OR REPLACE FUNCTION flag_reached_by(study text, flag text, account text) RETURNS text
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT f."participantId" FROM "SafetyFlag" f
  WHERE f."studyId" = study AND f.id = flag AND f."acknowledgedBy" = account AND f."decidedAt" IS NULL AND f."participantId" IS NOT NULL
    AND f.source <> 'imported' AND f.kinds <> '{to_read}'
    AND (f."raisedBy" IS DISTINCT FROM account
      OR (NOT EXISTS (SELECT 1 FROM "Membership" o WHERE o."studyId" = study AND o."accountId" <> account
          AND o.roles && '{safety_reviewer}'::"Role"[])
        AND EXISTS (SELECT 1 FROM "SafetyFlag" t WHERE t."studyId" = study AND t."responseId" = f."responseId"
          AND t."participantId" = f."participantId" AND t.id <> f.id AND t."raisedBy" IS NULL AND 'to_read' = ANY (t.kinds)
          AND (t."decidedAt" IS NULL OR t."decidedAt" >= f."raisedAt"))))
    AND EXISTS (SELECT 1 FROM "Membership" m WHERE m."studyId" = study AND m."accountId" = account
      AND m.roles && '{safety_reviewer}'::"Role"[])
    AND NOT EXISTS (SELECT 1 FROM "SafetyRecusal" r WHERE r."studyId" = study AND r."flagId" = flag AND r."accountId" = account)
    AND NOT EXISTS (SELECT 1 FROM "ParticipantWorker" w WHERE w."studyId" = study AND w."participantId" = f."participantId"
      AND w."accountId" = account)
  FOR SHARE
$$;

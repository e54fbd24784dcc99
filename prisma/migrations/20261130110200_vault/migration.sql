-- CreateEnum
CREATE TYPE "VaultReason" AS ENUM ('correct_record', 'reach_safely', 'give_results', 'legal_demand', 'own_wish');

-- CreateEnum
CREATE TYPE "VaultPart" AS ENUM ('name', 'birth_date', 'contact');

-- CreateTable
CREATE TABLE "VaultRequest" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "parts" "VaultPart"[],
    "reason" "VaultReason" NOT NULL,
    "reference" TEXT,
    "askedBy" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "isAgreed" BOOLEAN,
    "openedAt" TIMESTAMPTZ(3),

    CONSTRAINT "VaultRequest_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "VaultRequest_id_key" ON "VaultRequest"("id");

-- CreateIndex
CREATE INDEX "VaultRequest_studyId_participantId_idx" ON "VaultRequest"("studyId", "participantId");

-- CreateIndex
CREATE INDEX "VaultRequest_studyId_askedAt_id_idx" ON "VaultRequest"("studyId", "askedAt", "id");

-- AddForeignKey
ALTER TABLE "VaultRequest" ADD CONSTRAINT "VaultRequest_studyId_participantId_fkey" FOREIGN KEY ("studyId", "participantId") REFERENCES "Participant"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Two people, by the database's own rule: who asked may take it back, and never agrees to it. What nobody agreed to is not opened.
ALTER TABLE "VaultRequest" ADD CONSTRAINT two_people CHECK (
  ("decidedBy" IS NULL) = ("decidedAt" IS NULL) AND ("decidedBy" IS NULL) = ("isAgreed" IS NULL)
  AND (COALESCE("isAgreed", false) = false OR "decidedBy" <> "askedBy")
  AND ("openedAt" IS NULL OR COALESCE("isAgreed", false))
);

CREATE TRIGGER kept BEFORE DELETE ON "VaultRequest" FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();

-- It begins with being asked, what was asked for does not change, and each step is taken once.
CREATE FUNCTION refuse_vault_step() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."decidedBy" IS NOT NULL THEN
      RAISE EXCEPTION 'asking and agreeing are two steps' USING ERRCODE = 'insufficient_privilege';
    END IF;
  ELSIF (NEW."studyId", NEW.id, NEW."participantId", NEW.parts, NEW.reason, NEW.reference, NEW."askedBy", NEW."askedAt")
      IS DISTINCT FROM (OLD."studyId", OLD.id, OLD."participantId", OLD.parts, OLD.reason, OLD.reference, OLD."askedBy", OLD."askedAt")
    OR (OLD."decidedBy" IS NOT NULL AND (NEW."decidedBy", NEW."decidedAt", NEW."isAgreed")
      IS DISTINCT FROM (OLD."decidedBy", OLD."decidedAt", OLD."isAgreed"))
    OR (OLD."openedAt" IS NOT NULL AND NEW."openedAt" IS DISTINCT FROM OLD."openedAt") THEN
    RAISE EXCEPTION 'a request is not changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER step BEFORE INSERT OR UPDATE ON "VaultRequest" FOR EACH ROW EXECUTE FUNCTION refuse_vault_step();

-- The door: what was asked for of one person, sealed, once, within the hour after another agreed, while both are in the study
-- as what they did it as. It is opened in the same statement, so that of two at once one gets nothing.
CREATE FUNCTION open_vault(study text, request text)
RETURNS TABLE ("participantId" text, name bytea, "birthDate" bytea, contact bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE opened "VaultRequest"%ROWTYPE;
BEGIN
  UPDATE "VaultRequest" v SET "openedAt" = now()
  WHERE v."studyId" = study AND v.id = request AND v."openedAt" IS NULL AND v."isAgreed"
    AND v."decidedAt" > now() - interval '1 hour'
    AND EXISTS (SELECT 1 FROM "Membership" m WHERE m."studyId" = study AND m."accountId" = v."askedBy"
      AND m.roles && '{data_steward}'::"Role"[])
    AND EXISTS (SELECT 1 FROM "Membership" m WHERE m."studyId" = study AND m."accountId" = v."decidedBy"
      AND m.roles && '{data_steward,safety_reviewer,evaluator}'::"Role"[])
  RETURNING * INTO opened;
  IF NOT FOUND THEN RETURN; END IF;
  RETURN QUERY SELECT p."participantId",
    CASE WHEN 'name' = ANY (opened.parts) THEN p.name END,
    CASE WHEN 'birth_date' = ANY (opened.parts) THEN p."birthDate" END,
    CASE WHEN 'contact' = ANY (opened.parts) THEN p.contact END
  FROM identity."Person" p WHERE p."studyId" = study AND p."participantId" = opened."participantId";
END $$;

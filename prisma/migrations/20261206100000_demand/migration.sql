-- CreateEnum
CREATE TYPE "DemandKind" AS ENUM ('subpoena', 'court_order', 'search_warrant', 'police_request', 'party_request', 'other');

-- CreateEnum
CREATE TYPE "DemandTaskKind" AS ENUM ('tell_lawyer', 'tell_person', 'answer');

-- CreateEnum
CREATE TYPE "DemandTaskResult" AS ENUM ('done', 'told', 'not_safe', 'could_not_reach');

-- CreateEnum
CREATE TYPE "DemandAnswerKind" AS ENUM ('object', 'partly', 'comply', 'nothing_held');

-- CreateEnum
CREATE TYPE "DemandHold" AS ENUM ('everybody', 'named');

-- CreateEnum
CREATE TYPE "DemandOutcome" AS ENUM ('taken_back', 'set_aside', 'answered');

-- CreateTable
CREATE TABLE "LegalDemand" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" "DemandKind" NOT NULL,
    "receivedOn" DATE NOT NULL,
    "dueOn" DATE,
    "demander" BYTEA NOT NULL,
    "asked" BYTEA NOT NULL,
    "recordedBy" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "heldBy" TEXT,
    "heldAt" TIMESTAMPTZ(3),
    "heldFor" "DemandHold",
    "outcome" "DemandOutcome",
    "closedBy" TEXT,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LegalDemand_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "DemandTask" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "demandId" TEXT NOT NULL,
    "kind" "DemandTaskKind" NOT NULL,
    "participantId" TEXT,
    "dueOn" DATE NOT NULL,
    "result" "DemandTaskResult",
    "doneBy" TEXT,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "DemandTask_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "DemandAnswer" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "demandId" TEXT NOT NULL,
    "answer" "DemandAnswerKind" NOT NULL,
    "proposedBy" TEXT NOT NULL,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "isAgreed" BOOLEAN,

    CONSTRAINT "DemandAnswer_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "Certificate" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "recordedBy" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "takenBackBy" TEXT,
    "takenBackAt" TIMESTAMPTZ(3),

    CONSTRAINT "Certificate_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "LegalDemand_id_key" ON "LegalDemand"("id");

-- CreateIndex
CREATE UNIQUE INDEX "DemandTask_id_key" ON "DemandTask"("id");

-- CreateIndex
CREATE INDEX "DemandTask_studyId_participantId_idx" ON "DemandTask"("studyId", "participantId");

-- CreateIndex
CREATE UNIQUE INDEX "DemandTask_studyId_demandId_kind_participantId_key" ON "DemandTask"("studyId", "demandId", "kind", "participantId");

-- CreateIndex
CREATE UNIQUE INDEX "DemandAnswer_id_key" ON "DemandAnswer"("id");

-- CreateIndex
CREATE INDEX "DemandAnswer_studyId_demandId_idx" ON "DemandAnswer"("studyId", "demandId");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_id_key" ON "Certificate"("id");

-- AddForeignKey
ALTER TABLE "LegalDemand" ADD CONSTRAINT "LegalDemand_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DemandTask" ADD CONSTRAINT "DemandTask_studyId_demandId_fkey" FOREIGN KEY ("studyId", "demandId") REFERENCES "LegalDemand"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DemandTask" ADD CONSTRAINT "DemandTask_studyId_participantId_fkey" FOREIGN KEY ("studyId", "participantId") REFERENCES "Participant"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DemandAnswer" ADD CONSTRAINT "DemandAnswer_studyId_demandId_fkey" FOREIGN KEY ("studyId", "demandId") REFERENCES "LegalDemand"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Two people, by the database's own rule: who proposed may take it back, and never agrees to it.
ALTER TABLE "DemandAnswer" ADD CONSTRAINT two_people CHECK (
  ("decidedBy" IS NULL) = ("decidedAt" IS NULL) AND ("decidedBy" IS NULL) = ("isAgreed" IS NULL)
  AND (COALESCE("isAgreed", false) = false OR "decidedBy" <> "proposedBy")
);
-- One answer waits at a time.
CREATE UNIQUE INDEX demand_answer_waits ON "DemandAnswer" ("studyId", "demandId") WHERE "decidedBy" IS NULL;
ALTER TABLE "LegalDemand" ADD CONSTRAINT held_for CHECK (("heldAt" IS NULL) = ("heldFor" IS NULL));
ALTER TABLE "DemandTask" ADD CONSTRAINT whom_to_tell CHECK (("participantId" IS NOT NULL) = ("kind" = 'tell_person'));
ALTER TABLE "Certificate" ADD CONSTRAINT taken_back_by_another CHECK (
  ("takenBackBy" IS NULL) = ("takenBackAt" IS NULL) AND COALESCE("takenBackBy", '') <> "recordedBy"
);

CREATE TRIGGER kept BEFORE DELETE ON "LegalDemand" FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();
CREATE TRIGGER kept BEFORE DELETE ON "DemandTask" FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();
CREATE TRIGGER kept BEFORE DELETE ON "DemandAnswer" FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();
CREATE TRIGGER kept BEFORE DELETE ON "Certificate" FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();

-- What was proposed does not change, and each step is taken once.
CREATE FUNCTION refuse_answer_step() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."decidedBy" IS NOT NULL THEN
      RAISE EXCEPTION 'proposing and agreeing are two steps' USING ERRCODE = 'insufficient_privilege';
    END IF;
  ELSIF (NEW."studyId", NEW.id, NEW."demandId", NEW.answer, NEW."proposedBy", NEW."proposedAt")
      IS DISTINCT FROM (OLD."studyId", OLD.id, OLD."demandId", OLD.answer, OLD."proposedBy", OLD."proposedAt")
    OR OLD."decidedBy" IS NOT NULL THEN
    RAISE EXCEPTION 'an answer is not changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER step BEFORE INSERT OR UPDATE ON "DemandAnswer" FOR EACH ROW EXECUTE FUNCTION refuse_answer_step();

-- A certificate is recorded once; all that comes after is that another person takes it back.
CREATE FUNCTION refuse_certificate_change() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."takenBackBy" IS NOT NULL THEN
      RAISE EXCEPTION 'recording and taking back are two steps' USING ERRCODE = 'insufficient_privilege';
    END IF;
  ELSIF (NEW."studyId", NEW.id, NEW.issuer, NEW.reference, NEW."from", NEW."recordedBy", NEW."recordedAt")
      IS DISTINCT FROM (OLD."studyId", OLD.id, OLD.issuer, OLD.reference, OLD."from", OLD."recordedBy", OLD."recordedAt")
    OR OLD."takenBackBy" IS NOT NULL THEN
    RAISE EXCEPTION 'a certificate is not changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER step BEFORE INSERT OR UPDATE ON "Certificate" FOR EACH ROW EXECUTE FUNCTION refuse_certificate_change();

-- Whether a certificate of confidentiality protects a study today, by its own calendar.
CREATE FUNCTION certificate_holds(study text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM "Certificate" c JOIN "Study" s ON s.id = c."studyId"
    WHERE c."studyId" = study AND c."takenBackAt" IS NULL AND c."from" <= (now() AT TIME ZONE s."timeZone")::date)
$$;

-- Whether a person said that what is kept of somebody does not go by itself: for who is named in a demand, or for everybody, as
-- it was said, whoever is named since. Of who wanted to be gone nothing is held.
CREATE FUNCTION is_held(study text, participant text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM "LegalDemand" d WHERE d."studyId" = study AND d."heldAt" IS NOT NULL AND d."closedAt" IS NULL
    AND (d."heldFor" = 'everybody'
      OR EXISTS (SELECT 1 FROM "DemandTask" t WHERE t."studyId" = study AND t."demandId" = d.id AND t."participantId" = participant)))
  AND NOT EXISTS (SELECT 1 FROM "Erasure" e WHERE e."studyId" = study AND e."participantId" = participant)
$$;

-- As before, but for what a legal demand holds. Only clocks ask this: what somebody wants gone goes.
CREATE OR REPLACE FUNCTION retention_due(study text, by_then timestamptz) RETURNS TABLE (kind text, "participantId" text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH clock AS (
    SELECT (c."closedOn" + 1)::timestamp AT TIME ZONE s."timeZone" AS closed,
      (c."resultsReturnedOn" + 1)::timestamp AT TIME ZONE s."timeZone" AS returned,
      c."recordedAt" + interval '30 days' AS noticed
    FROM "StudyClosing" c JOIN "Study" s ON s.id = c."studyId" WHERE c."studyId" = study
  ), kept AS (
    SELECT p."participantId", p.contact IS NOT NULL AS "hasContact",
      p.name IS NOT NULL OR p."birthDate" IS NOT NULL AS "hasName",
      EXISTS (SELECT 1 FROM "ConsentStanding" e WHERE e."studyId" = study AND e."participantId" = p."participantId"
        AND e.scope = 'recontact_results' AND e."validUntil" > now()) AS "awaitsResults"
    FROM identity."Person" p WHERE p."studyId" = study AND NOT is_held(study, p."participantId")
  )
  SELECT 'contact', k."participantId" FROM kept k CROSS JOIN clock c
  WHERE k."hasContact" AND c.noticed <= by_then AND c.closed <= by_then
    AND (NOT k."awaitsResults" OR c.returned <= by_then OR c.closed + interval '1 year' <= by_then)
  UNION ALL
  SELECT 'identity', k."participantId" FROM kept k CROSS JOIN clock c
  WHERE k."hasName" AND c.noticed <= by_then AND c.closed + interval '1 year' <= by_then
$$;

-- As before; under a certificate of confidentiality nobody is looked up because a court or an authority demands it.
CREATE OR REPLACE FUNCTION open_vault(study text, request text)
RETURNS TABLE ("participantId" text, name bytea, "birthDate" bytea, contact bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE opened "VaultRequest"%ROWTYPE;
BEGIN
  UPDATE "VaultRequest" v SET "openedAt" = now()
  WHERE v."studyId" = study AND v.id = request AND v."openedAt" IS NULL AND v."isAgreed"
    AND v."decidedAt" > now() - interval '1 hour'
    AND NOT (v.reason = 'legal_demand' AND certificate_holds(study))
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

-- CreateTable
CREATE TABLE "StudyClosing" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "closedOn" DATE NOT NULL,
    "resultsReturnedOn" DATE,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StudyClosing_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "StudyClosing_id_key" ON "StudyClosing"("id");

-- CreateIndex
CREATE UNIQUE INDEX "StudyClosing_studyId_key" ON "StudyClosing"("studyId");

-- AddForeignKey
ALTER TABLE "StudyClosing" ADD CONSTRAINT "StudyClosing_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Since when these days stand is the database's to say: other days are said anew, and nobody moves it back.
CREATE FUNCTION note_closing() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT'
    OR (NEW."closedOn", NEW."resultsReturnedOn") IS DISTINCT FROM (OLD."closedOn", OLD."resultsReturnedOn") THEN
    NEW."recordedAt" := now();
  ELSIF current_user = 'firsthand_app' THEN
    NEW."recordedAt" := OLD."recordedAt";
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER noted BEFORE INSERT OR UPDATE ON "StudyClosing" FOR EACH ROW EXECUTE FUNCTION note_closing();

-- The day before which a study was not over: its last wave had not begun, or somebody answered after it, seen or hidden.
CREATE FUNCTION last_day_of(study text) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT GREATEST(
    (SELECT max(w."opensOn") FROM "Wave" w WHERE w."studyId" = study),
    (SELECT max((r."submittedAt" AT TIME ZONE s."timeZone")::date) FROM "Response" r
      JOIN "Study" s ON s.id = r."studyId" WHERE r."studyId" = study))
$$;

-- Whose way to be reached, and whose name and birth date, has to go by an instant: the way when the study is over, of those who asked
-- for the results once they have them, a year later at the latest; who they are, a year after the study is over. None of it within thirty days after these days were said.
CREATE FUNCTION retention_due(study text, by_then timestamptz) RETURNS TABLE (kind text, "participantId" text)
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
    FROM identity."Person" p WHERE p."studyId" = study
  )
  SELECT 'contact', k."participantId" FROM kept k CROSS JOIN clock c
  WHERE k."hasContact" AND c.noticed <= by_then AND c.closed <= by_then
    AND (NOT k."awaitsResults" OR c.returned <= by_then OR c.closed + interval '1 year' <= by_then)
  UNION ALL
  SELECT 'identity', k."participantId" FROM kept k CROSS JOIN clock c
  WHERE k."hasName" AND c.noticed <= by_then AND c.closed + interval '1 year' <= by_then
$$;

-- Destroys what is due now, and nothing else; whose it was, so that their keys can go.
CREATE FUNCTION retention_run(study text) RETURNS TABLE (kind text, "participantId" text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE due record;
BEGIN
  FOR due IN SELECT d.kind, d."participantId" FROM retention_due(study, now()) d ORDER BY d."participantId" LOOP
    PERFORM take_turn_with(study, due."participantId");
    IF due.kind = 'contact' THEN
      UPDATE identity."Person" p SET contact = NULL, channel = NULL, language = NULL
      WHERE p."studyId" = study AND p."participantId" = due."participantId";
    ELSE
      UPDATE identity."Person" p SET name = NULL, "birthDate" = NULL
      WHERE p."studyId" = study AND p."participantId" = due."participantId";
    END IF;
    kind := due.kind; "participantId" := due."participantId";
    RETURN NEXT;
  END LOOP;
END $$;

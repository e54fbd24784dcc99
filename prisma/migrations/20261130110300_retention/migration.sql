-- CreateTable
CREATE TABLE "StudyClosing" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "closedOn" DATE NOT NULL,
    "resultsReturnedOn" DATE,

    CONSTRAINT "StudyClosing_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "StudyClosing_id_key" ON "StudyClosing"("id");

-- CreateIndex
CREATE UNIQUE INDEX "StudyClosing_studyId_key" ON "StudyClosing"("studyId");

-- AddForeignKey
ALTER TABLE "StudyClosing" ADD CONSTRAINT "StudyClosing_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whose way to be reached, and whose name and birth date, has to go by an instant: the way when the study is over, of those who asked
-- for the results once they have them, a year later at the latest; who they are, a year after the study is over.
CREATE FUNCTION retention_due(study text, by_then timestamptz) RETURNS TABLE (kind text, "participantId" text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH clock AS (
    SELECT (c."closedOn" + 1)::timestamp AT TIME ZONE s."timeZone" AS closed,
      (c."resultsReturnedOn" + 1)::timestamp AT TIME ZONE s."timeZone" AS returned
    FROM "StudyClosing" c JOIN "Study" s ON s.id = c."studyId" WHERE c."studyId" = study
  ), kept AS (
    SELECT p."participantId", p.contact IS NOT NULL AS "hasContact",
      p.name IS NOT NULL OR p."birthDate" IS NOT NULL AS "hasName",
      EXISTS (SELECT 1 FROM "ConsentStanding" e WHERE e."studyId" = study AND e."participantId" = p."participantId"
        AND e.scope = 'recontact_results' AND e."validUntil" > now()) AS "awaitsResults"
    FROM identity."Person" p WHERE p."studyId" = study
  )
  SELECT 'contact', k."participantId" FROM kept k CROSS JOIN clock c
  WHERE k."hasContact" AND c.closed <= by_then
    AND (NOT k."awaitsResults" OR c.returned <= by_then OR c.closed + interval '1 year' <= by_then)
  UNION ALL
  SELECT 'identity', k."participantId" FROM kept k CROSS JOIN clock c
  WHERE k."hasName" AND c.closed + interval '1 year' <= by_then
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

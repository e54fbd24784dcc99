-- CreateEnum
CREATE TYPE "SittingFact" AS ENUM ('family_contact_unsafe', 'themes_checked');

-- CreateTable
CREATE TABLE "KnownAtWave" (
    "studyId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "waveId" TEXT NOT NULL,
    "age" INTEGER,
    "facts" "SittingFact"[],
    "recordedBy" TEXT,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "KnownAtWave_pkey" PRIMARY KEY ("studyId","participantId","waveId")
);

-- CreateIndex
CREATE INDEX "KnownAtWave_studyId_waveId_idx" ON "KnownAtWave"("studyId", "waveId");

-- AddForeignKey
ALTER TABLE "KnownAtWave" ADD CONSTRAINT "KnownAtWave_studyId_participantId_fkey" FOREIGN KEY ("studyId", "participantId") REFERENCES "Participant"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "KnownAtWave" ADD CONSTRAINT "KnownAtWave_studyId_waveId_fkey" FOREIGN KEY ("studyId", "waveId") REFERENCES "Wave"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "KnownAtWave" ADD CONSTRAINT age_of_a_young_person CHECK (age BETWEEN 5 AND 40);

-- Of somebody who does not take part nothing of it is written or seen.
ALTER TABLE "KnownAtWave" ENABLE ROW LEVEL SECURITY;
CREATE POLICY consented ON "KnownAtWave" USING (EXISTS (
  SELECT 1 FROM effective_consent c WHERE c."studyId" = "KnownAtWave"."studyId"
    AND c."participantId" = "KnownAtWave"."participantId" AND c.scope = 'participate'));

-- How old somebody is in whole years at the beginning of the quarter in which a wave opens, where their birth date is kept.
-- Nothing finer: by no choice of days would waves tell more of a birthday than its quarter, and who is nearly of an age is
-- taken for younger. Nothing where no birth date is kept.
CREATE FUNCTION age_at_wave(study text, person text, wave text) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT 18 + EXTRACT(year FROM asked.day)::int - EXTRACT(year FROM born.day)::int
    - CASE WHEN to_char(asked.day, 'MMDD') < to_char(born.day, 'MMDD') THEN 1 ELSE 0 END
  FROM identity."ComingOfAge" a
  JOIN "Study" s ON s.id = a."studyId"
  JOIN "Wave" w ON w."studyId" = a."studyId" AND w.id = wave
  CROSS JOIN LATERAL (SELECT (a."adultFrom" AT TIME ZONE s."timeZone")::date AS day) born
  CROSS JOIN LATERAL (SELECT date_trunc('quarter', w."opensOn"::timestamp)::date AS day) asked
  WHERE a."studyId" = study AND a."participantId" = person
$$;

-- CreateEnum
CREATE TYPE "Majority" AS ENUM ('reconsent', 'waiver', 'deidentified_may_stay');

-- CreateTable
CREATE TABLE "StudySettings" (
    "studyId" TEXT NOT NULL,
    "agency" TEXT,
    "jurisdiction" TEXT,
    "exitAddress" TEXT,
    "resourcesCheckedOn" DATE,
    "majority" "Majority",
    "majorityReference" TEXT,
    "boardLeastBase" INTEGER,
    "boardLeastGroup" INTEGER,
    "publicLeastBase" INTEGER,
    "publicLeastGroup" INTEGER,

    CONSTRAINT "StudySettings_pkey" PRIMARY KEY ("studyId")
);

-- AddForeignKey
ALTER TABLE "StudySettings" ADD CONSTRAINT "StudySettings_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Deleting a study: everything of it, what withdrawal hides from the application included, but for the record of who did
-- what, which holds ids and counts. The people go first, and with them what hangs on them; jobs of theirs find no row.
CREATE FUNCTION erase_study(study text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM "Participant" p WHERE p."studyId" = study;
  DELETE FROM pgboss.job j WHERE j.data->>'studyId' = study;
  DELETE FROM pgboss.archive j WHERE j.data->>'studyId' = study;
  DELETE FROM "Study" s WHERE s.id = study;
END $$;

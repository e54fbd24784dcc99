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

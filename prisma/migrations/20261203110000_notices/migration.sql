-- AlterTable
ALTER TABLE "SafetyRecusal" ADD COLUMN     "isByTie" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "SafetyNotice" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "flagId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "SafetyNotice_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "SafetyNotice_id_key" ON "SafetyNotice"("id");

-- CreateIndex
CREATE UNIQUE INDEX "SafetyNotice_studyId_flagId_accountId_step_key" ON "SafetyNotice"("studyId", "flagId", "accountId", "step");

-- AddForeignKey
ALTER TABLE "SafetyNotice" ADD CONSTRAINT "SafetyNotice_studyId_flagId_fkey" FOREIGN KEY ("studyId", "flagId") REFERENCES "SafetyFlag"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

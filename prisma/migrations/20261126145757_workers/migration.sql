-- AlterTable
ALTER TABLE "Participant" ADD COLUMN     "enrolledBy" TEXT;

-- AlterTable
ALTER TABLE "Response" ADD COLUMN     "recordedBy" TEXT;

-- CreateTable
CREATE TABLE "ParticipantWorker" (
    "studyId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,

    CONSTRAINT "ParticipantWorker_pkey" PRIMARY KEY ("studyId","participantId","accountId")
);

-- CreateIndex
CREATE INDEX "ParticipantWorker_accountId_idx" ON "ParticipantWorker"("accountId");

-- CreateIndex
CREATE INDEX "Participant_studyId_enrolledBy_idx" ON "Participant"("studyId", "enrolledBy");

-- CreateIndex
CREATE INDEX "Response_studyId_recordedBy_idx" ON "Response"("studyId", "recordedBy");

-- AddForeignKey
ALTER TABLE "ParticipantWorker" ADD CONSTRAINT "ParticipantWorker_studyId_participantId_fkey" FOREIGN KEY ("studyId", "participantId") REFERENCES "Participant"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ParticipantWorker" ADD CONSTRAINT "ParticipantWorker_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "TalkOffer" (
    "studyId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "how" JSONB NOT NULL,
    "hours" JSONB NOT NULL,
    "isOn" BOOLEAN NOT NULL,

    CONSTRAINT "TalkOffer_pkey" PRIMARY KEY ("studyId","accountId")
);

-- CreateTable
CREATE TABLE "TalkWish" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "sittingId" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "seenAt" TIMESTAMPTZ(3),
    "answeredAt" TIMESTAMPTZ(3),
    "answeredBy" TEXT,

    CONSTRAINT "TalkWish_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "TalkWish_id_key" ON "TalkWish"("id");

-- CreateIndex
CREATE INDEX "TalkWish_studyId_participantId_idx" ON "TalkWish"("studyId", "participantId");

-- CreateIndex
CREATE INDEX "TalkWish_studyId_accountId_idx" ON "TalkWish"("studyId", "accountId");

-- CreateIndex
CREATE UNIQUE INDEX "TalkWish_studyId_sittingId_key" ON "TalkWish"("studyId", "sittingId");

-- AddForeignKey
ALTER TABLE "TalkOffer" ADD CONSTRAINT "TalkOffer_studyId_accountId_fkey" FOREIGN KEY ("studyId", "accountId") REFERENCES "Membership"("studyId", "accountId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TalkWish" ADD CONSTRAINT "TalkWish_studyId_participantId_fkey" FOREIGN KEY ("studyId", "participantId") REFERENCES "Participant"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TalkWish" ADD CONSTRAINT "TalkWish_studyId_sittingId_fkey" FOREIGN KEY ("studyId", "sittingId") REFERENCES "Sitting"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

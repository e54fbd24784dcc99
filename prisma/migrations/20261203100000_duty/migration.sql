-- CreateEnum
CREATE TYPE "DutyPlace" AS ENUM ('first', 'backup', 'supervisor');

-- CreateTable
CREATE TABLE "DutyTurn" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "place" "DutyPlace" NOT NULL,
    "hours" JSONB,

    CONSTRAINT "DutyTurn_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "DutyReach" (
    "studyId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "address" BYTEA NOT NULL,

    CONSTRAINT "DutyReach_pkey" PRIMARY KEY ("studyId","accountId")
);

-- CreateTable
CREATE TABLE "DutyTie" (
    "studyId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "serviceId" TEXT NOT NULL,

    CONSTRAINT "DutyTie_pkey" PRIMARY KEY ("studyId","accountId","serviceId")
);

-- CreateIndex
CREATE UNIQUE INDEX "DutyTurn_id_key" ON "DutyTurn"("id");

-- CreateIndex
CREATE INDEX "DutyTurn_studyId_accountId_idx" ON "DutyTurn"("studyId", "accountId");

-- CreateIndex
CREATE INDEX "DutyTie_studyId_serviceId_idx" ON "DutyTie"("studyId", "serviceId");

-- AddForeignKey
ALTER TABLE "DutyTurn" ADD CONSTRAINT "DutyTurn_studyId_accountId_fkey" FOREIGN KEY ("studyId", "accountId") REFERENCES "Membership"("studyId", "accountId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DutyReach" ADD CONSTRAINT "DutyReach_studyId_accountId_fkey" FOREIGN KEY ("studyId", "accountId") REFERENCES "Membership"("studyId", "accountId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DutyTie" ADD CONSTRAINT "DutyTie_studyId_accountId_fkey" FOREIGN KEY ("studyId", "accountId") REFERENCES "Membership"("studyId", "accountId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DutyTie" ADD CONSTRAINT "DutyTie_studyId_serviceId_fkey" FOREIGN KEY ("studyId", "serviceId") REFERENCES "Service"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Hours are of who is there by turns; a supervisor is called whenever time is over.
ALTER TABLE "DutyTurn" ADD CONSTRAINT hours_of_turns CHECK (("hours" IS NULL) = ("place" = 'supervisor'));

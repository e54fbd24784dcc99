-- CreateTable
CREATE TABLE "Drill" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "startedBy" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "endedBy" TEXT,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Drill_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "DrillItem" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "drillId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 0,
    "screenedAt" TIMESTAMPTZ(3),
    "foundTier" INTEGER,
    "tier" INTEGER NOT NULL DEFAULT 3,
    "kinds" TEXT[],
    "raisedAt" TIMESTAMPTZ(3) NOT NULL,
    "acknowledgedAt" TIMESTAMPTZ(3),
    "acknowledgedBy" TEXT,
    "outcome" "SafetyOutcome",
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,
    "toldFirst" BOOLEAN,
    "note" BYTEA,
    "signedAt" TIMESTAMPTZ(3),
    "signedBy" TEXT,

    CONSTRAINT "DrillItem_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "DrillNotice" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 0,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "takenAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "DrillNotice_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Drill_id_key" ON "Drill"("id");

-- CreateIndex
CREATE UNIQUE INDEX "Drill_studyId_key" ON "Drill"("studyId");

-- CreateIndex
CREATE UNIQUE INDEX "DrillItem_id_key" ON "DrillItem"("id");

-- CreateIndex
CREATE INDEX "DrillItem_studyId_drillId_idx" ON "DrillItem"("studyId", "drillId");

-- CreateIndex
CREATE UNIQUE INDEX "DrillNotice_id_key" ON "DrillNotice"("id");

-- CreateIndex
CREATE UNIQUE INDEX "DrillNotice_studyId_itemId_accountId_step_round_key" ON "DrillNotice"("studyId", "itemId", "accountId", "step", "round");

-- AddForeignKey
ALTER TABLE "Drill" ADD CONSTRAINT "Drill_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DrillItem" ADD CONSTRAINT "DrillItem_studyId_drillId_fkey" FOREIGN KEY ("studyId", "drillId") REFERENCES "Drill"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DrillNotice" ADD CONSTRAINT "DrillNotice_studyId_itemId_fkey" FOREIGN KEY ("studyId", "itemId") REFERENCES "DrillItem"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Two people here as well: who decided does not sign.
ALTER TABLE "DrillItem" ADD CONSTRAINT two_people CHECK ("signedBy" IS NULL OR "signedBy" <> "decidedBy");

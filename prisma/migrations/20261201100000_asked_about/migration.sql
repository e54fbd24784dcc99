-- CreateTable
CREATE TABLE "QuestionAbout" (
    "studyId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "codebookKey" TEXT NOT NULL,
    "codes" TEXT[],
    "revision" INTEGER NOT NULL,
    "decidedBy" TEXT NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "QuestionAbout_pkey" PRIMARY KEY ("studyId","questionId","codebookKey")
);

-- AddForeignKey
ALTER TABLE "QuestionAbout" ADD CONSTRAINT "QuestionAbout_studyId_questionId_fkey" FOREIGN KEY ("studyId", "questionId") REFERENCES "Question"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

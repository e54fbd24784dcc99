-- AlterTable
ALTER TABLE "ResumeCode" ADD COLUMN     "secondTries" INTEGER NOT NULL DEFAULT 0;

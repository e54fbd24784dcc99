-- AlterEnum
ALTER TYPE "SafetySource" ADD VALUE 'left';

-- AlterTable
ALTER TABLE "Sitting" ADD COLUMN     "screenedTurn" INTEGER NOT NULL DEFAULT -1;

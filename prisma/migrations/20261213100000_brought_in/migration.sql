-- AlterEnum
ALTER TYPE "SafetySource" ADD VALUE 'batch';

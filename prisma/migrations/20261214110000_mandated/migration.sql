-- CreateEnum
CREATE TYPE "Mandated" AS ENUM ('yes', 'no', 'agency_policy');

-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "mandated" "Mandated";

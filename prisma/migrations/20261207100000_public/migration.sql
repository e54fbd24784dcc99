-- AlterEnum
ALTER TYPE "Audience" ADD VALUE 'public';

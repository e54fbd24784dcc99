-- AlterEnum: the words of the board, what an interviewer raises before the interview is sent, and how somebody may be reached.
ALTER TYPE "SafetySource" ADD VALUE 'board';
ALTER TYPE "SafetySource" ADD VALUE 'interview';
ALTER TYPE "SafetySource" ADD VALUE 'contact';

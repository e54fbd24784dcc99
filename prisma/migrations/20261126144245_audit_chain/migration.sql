-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN     "mark" BYTEA;

-- CreateTable
CREATE TABLE "AuditSeal" (
    "position" BIGINT NOT NULL,
    "entryId" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,
    "sealedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AuditSeal_pkey" PRIMARY KEY ("position")
);

-- CreateIndex
CREATE UNIQUE INDEX "AuditSeal_entryId_key" ON "AuditSeal"("entryId");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEntry_mark_key" ON "AuditEntry"("mark");

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at");

-- CreateIndex
CREATE INDEX "AuditEntry_actorId_at_idx" ON "AuditEntry"("actorId", "at");

-- AddForeignKey
ALTER TABLE "AuditSeal" ADD CONSTRAINT "AuditSeal_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "AuditEntry"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditSeal"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Also where triggers are turned off for a session, as a restore does, which only adds.
ALTER TABLE "AuditEntry" ENABLE ALWAYS TRIGGER append_only;
ALTER TABLE "AuditSeal" ENABLE ALWAYS TRIGGER append_only;

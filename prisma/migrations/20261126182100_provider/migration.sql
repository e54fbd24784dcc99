-- Who somebody is at the provider of their agency belongs to one account.
DROP INDEX "Credential_providerId_providerAccountId_idx";
CREATE UNIQUE INDEX "Credential_providerId_providerAccountId_key" ON "Credential"("providerId", "providerAccountId");

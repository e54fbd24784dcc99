-- AlterTable
ALTER TABLE "Coding" ADD COLUMN     "decidedAspects" JSONB;

-- AlterTable
ALTER TABLE "CodingDecision" ADD COLUMN     "fromAspects" JSONB,
ADD COLUMN     "isAboutAspects" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "toAspects" JSONB;

-- A list or nothing: that nobody decided is told from that somebody found none, and counts take the lists apart.
ALTER TABLE "Coding" ADD CONSTRAINT aspects_listed CHECK (jsonb_typeof("decidedAspects") = 'array');
ALTER TABLE "CodingDecision" ADD CONSTRAINT aspects_listed CHECK (
  jsonb_typeof("fromAspects") = 'array' AND jsonb_typeof("toAspects") = 'array');

-- What a person said that a quote shows is found and counted where its coding is.
CREATE OR REPLACE VIEW theme_coding WITH (security_barrier = true) AS
SELECT t."studyId", t."codebookId", t.id AS "themeId", c.id AS "codingId", c."codeId", c.stance, c.state, c.score,
  p.id AS "passageId", p."participantId", p."waveId", p."serviceId", p.language, p.search, c.kind, c.about, c.aspects, p."isEnded",
  c."decidedAspects"
FROM "Theme" t
JOIN "ThemeCode" tc ON tc."studyId" = t."studyId" AND tc."themeId" = t.id
JOIN "Coding" c ON c."studyId" = tc."studyId" AND c."codeId" = tc."codeId" AND (t.kind IS NULL OR t.kind = c.kind)
JOIN usable_passage p ON p."studyId" = c."studyId" AND p.id = c."passageId"
WHERE c.state <> 'rejected' AND (c.origin = 'person' OR p."isAssisted");

CREATE OR REPLACE VIEW desk_theme_coding WITH (security_barrier = true) AS
SELECT desk.* FROM (
SELECT "studyId", "codebookId", "themeId", "codingId", "codeId", stance, state, score, "passageId", "participantId", "waveId",
  "serviceId", language, "decidedAspects"
FROM theme_coding
UNION ALL
SELECT t."studyId", t."codebookId", t.id, c.id, c."codeId", c.stance, c.state, c.score, p.id, p."participantId", p."waveId",
  p."serviceId", p.language, c."decidedAspects"
FROM identity.staying stay
JOIN "EditionCoding" e ON e."studyId" = stay."studyId" AND e."participantId" = stay."participantId"
JOIN "Coding" c ON c."studyId" = e."studyId" AND c.id = e."codingId" AND c.state = 'accepted'
JOIN "Passage" p ON p."studyId" = c."studyId" AND p.id = c."passageId"
JOIN "ThemeCode" tc ON tc."studyId" = c."studyId" AND tc."codeId" = c."codeId"
JOIN "Theme" t ON t."studyId" = tc."studyId" AND t.id = tc."themeId" AND (t.kind IS NULL OR t.kind = c.kind)
LEFT JOIN identity.staying assist ON assist."studyId" = stay."studyId" AND assist."participantId" = stay."participantId"
  AND assist.scope = 'automated_assist'
WHERE stay.scope = 'analyse'
  AND (c.origin = 'person' OR assist.scope IS NOT NULL)
  AND NOT EXISTS (
    SELECT 1 FROM effective_consent h WHERE h."studyId" = stay."studyId" AND h."participantId" = stay."participantId"
      AND h.scope = CASE WHEN c.origin = 'person' THEN 'analyse'::"ConsentScope" ELSE 'automated_assist' END)
) AS desk;

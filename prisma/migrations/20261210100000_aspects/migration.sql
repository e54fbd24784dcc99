-- AlterTable
ALTER TABLE "Code" ADD COLUMN     "aspects" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "Coding" ADD COLUMN     "aspects" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- Codes that came in before say what their files say: a bare text is taken for English, and what is retired is left out.
CREATE FUNCTION pg_temp.both(text_in_file jsonb) RETURNS jsonb LANGUAGE sql AS $$
  SELECT CASE jsonb_typeof(text_in_file)
    WHEN 'string' THEN jsonb_build_object('en', text_in_file)
    WHEN 'object' THEN jsonb_build_object(
      'en', coalesce(text_in_file->'en', text_in_file->'es', '""'), 'es', coalesce(text_in_file->'es', 'null'))
    ELSE '{"en": ""}' END
$$;

UPDATE "Code" c SET aspects = found.aspects
FROM (
  SELECT b."studyId", b.id, code->>'id' AS key, (
    SELECT jsonb_agg(jsonb_build_object(
        'key', aspect->'id', 'title', pg_temp.both(aspect->'title'), 'definition', pg_temp.both(aspect->'definition'),
        'isDraft', aspect->>'status' IS DISTINCT FROM 'active') ORDER BY place)
    FROM jsonb_array_elements(code->'aspects') WITH ORDINALITY AS one(aspect, place)
    WHERE aspect->>'status' IS DISTINCT FROM 'retired') AS aspects
  FROM "Codebook" b, jsonb_array_elements(
    CASE jsonb_typeof(b.definition->'codes') WHEN 'array' THEN b.definition->'codes' ELSE '[]' END) AS code
  WHERE jsonb_typeof(code->'aspects') = 'array'
) AS found
WHERE c."studyId" = found."studyId" AND c."codebookId" = found.id AND c.key = found.key AND found.aspects IS NOT NULL;

DROP FUNCTION pg_temp.both(jsonb);

-- What a quote may show is looked for as what it speaks of is. Nothing that counts asks for it.
CREATE OR REPLACE VIEW theme_coding WITH (security_barrier = true) AS
SELECT t."studyId", t."codebookId", t.id AS "themeId", c.id AS "codingId", c."codeId", c.stance, c.state, c.score,
  p.id AS "passageId", p."participantId", p."waveId", p."serviceId", p.language, p.search, c.kind, c.about, c.aspects
FROM "Theme" t
JOIN "ThemeCode" tc ON tc."studyId" = t."studyId" AND tc."themeId" = t.id
JOIN "Coding" c ON c."studyId" = tc."studyId" AND c."codeId" = tc."codeId" AND (t.kind IS NULL OR t.kind = c.kind)
JOIN usable_passage p ON p."studyId" = c."studyId" AND p.id = c."passageId"
WHERE c.state <> 'rejected' AND (c.origin = 'person' OR p."isAssisted");

-- By hand: providers are stored folded from now on, so that every spelling of one is one provider. A model that would
-- become the same as another is left as it is, for a person to look at.
UPDATE "Model" AS "spelt" SET "provider" = lower(normalize(btrim("spelt"."provider"), NFKC))
WHERE "spelt"."provider" <> lower(normalize(btrim("spelt"."provider"), NFKC))
  AND NOT EXISTS (
    SELECT 1 FROM "Model" AS "other"
    WHERE "other"."id" <> "spelt"."id"
      AND lower(normalize(btrim("other"."provider"), NFKC)) = lower(normalize(btrim("spelt"."provider"), NFKC))
      AND "other"."apiId" IS NOT DISTINCT FROM "spelt"."apiId"
      AND "other"."displayName" = "spelt"."displayName"
  );

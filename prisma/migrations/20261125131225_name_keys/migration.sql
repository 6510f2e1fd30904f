-- By hand: what a name comes down to when case, width, hyphens, blanks and everything else but ASCII letters and digits is
-- left out. Coarser than the rule that compares names (lib/identities/rules.ts), on purpose: names that mean the same
-- always share a key, and the rule decides among the few models that do.
CREATE FUNCTION name_keys(names text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(regexp_replace(lower(replace(normalize(name, NFKC), 'İ', 'i')), '[^a-z0-9]', '', 'g')), '{}')
  FROM unnest(names) AS name
  WHERE name IS NOT NULL
$$;

-- AlterTable
-- By hand: the column is generated, so that it cannot differ from the names.
ALTER TABLE "Model" ADD COLUMN     "nameKeys" TEXT[] GENERATED ALWAYS AS (
  name_keys("aliases" || ARRAY["displayName", "apiId"])
) STORED;

-- By hand: without a list of pending entries, because every write of a model reads this index.
-- CreateIndex
CREATE INDEX "Model_nameKeys_idx" ON "Model" USING GIN ("nameKeys") WITH (fastupdate = off);

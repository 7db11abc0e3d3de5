-- A name below its namespace, in the grammar of the OCI Distribution Specification.
CREATE FUNCTION "is_name_in_namespace"(text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT $1 ~ '^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$'
$$;
ALTER TABLE "repository" ADD CONSTRAINT "repository_name" CHECK (
  "is_name_in_namespace"("name") AND length("namespace") + 1 + length("name") <= 255
);

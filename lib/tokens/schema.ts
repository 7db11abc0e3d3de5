import { z } from "zod";
import { personalPermissions } from "#lib/scopes/personal-permissions.ts";
import { personalTokenPolicy as policy } from "#lib/tokens/personal-token-policy.ts";
import { tokenStatuses } from "#lib/tokens/status.ts";

const description = z
  .string({ error: "Enter a description." })
  .trim()
  .min(1, "Enter a description.")
  .max(policy.descriptionMax, `Use ${policy.descriptionMax} characters or fewer.`);

const permission = z.enum(
  personalPermissions.map(({ value }) => value),
  { error: "Choose an access permission." },
);

/** One chosen repository and what the token may do there, within its permission. */
const chosenRepository = z
  .object({ id: z.uuid("Choose a repository from the list."), pull: z.boolean(), push: z.boolean(), delete: z.boolean() })
  .refine((chosen) => chosen.pull || chosen.push || chosen.delete, "Choose pull, push or delete.");

const repositories = z.union(
  [
    z.literal("all"),
    z
      .array(chosenRepository)
      .min(1, "Choose at least one repository.")
      .max(policy.selectedRepositoriesMax, `Choose at most ${policy.selectedRepositoriesMax} repositories.`)
      .refine((chosen) => new Set(chosen.map(({ id }) => id)).size === chosen.length, "Choose each repository once."),
  ],
  { error: "Choose all repositories, or a list of them." },
);

/** An instant in RFC 3339 with its zone, or null for no expiration. Absent and malformed are refused. */
const expiresAt = z.union([z.null(), z.iso.datetime({ offset: true })], {
  error: "Choose when the token expires, or no expiration.",
});

export const createTokenSchema = z.object({ description, permission, repositories, expiresAt });
export type CreateToken = z.input<typeof createTokenSchema>;

/** Expiry and secret stay as they were made. */
export const updateTokenSchema = z.object({ id: z.uuid(), description, permission, repositories });
export type UpdateToken = z.input<typeof updateTokenSchema>;

export const tokenSortKeys = ["description", "permission", "created", "used", "expires"] as const;

/** The list's state as its URL holds it. Whatever is malformed falls back, so that no link breaks. */
export const tokenQuerySchema = z.object({
  q: z.string().trim().max(100).catch(""),
  status: z.enum(tokenStatuses).nullable().catch(null),
  source: z.enum(["manual", "auto"]).nullable().catch(null),
  sort: z.enum(tokenSortKeys).catch("created"),
  order: z.enum(["asc", "desc"]).catch("desc"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type TokenQuery = z.output<typeof tokenQuerySchema>;
export const tokensPerPage = 20;

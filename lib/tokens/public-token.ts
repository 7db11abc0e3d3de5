import type { PersonalPermission } from "#lib/scopes/personal-permissions.ts";
import type { TokenStatus } from "#lib/tokens/status.ts";

/** The only shape of a token that leaves lib/tokens: no hash, and picked column by column. */
export type PublicToken = {
  id: string;
  hint: string;
  description: string;
  permission: PersonalPermission;
  /** "all", or how many chosen repositories are left. */
  repositories: "all" | number;
  source: "manual" | "auto";
  status: TokenStatus;
  createdAt: Date;
  expiresAt: Date | null;
  lastUse: { at: Date; address: string | null; client: string | null; action: string | null } | null;
};

/** One token with the repositories it was given, as its edit form needs them. */
export type TokenDetails = PublicToken & {
  chosenRepositories: {
    id: string;
    fullName: string;
    visibility: "public" | "private";
    pull: boolean;
    push: boolean;
    delete: boolean;
  }[];
};

/**
 * Where data of people lies, and how one person's and one account's rows are found. Erasure and export both walk
 * this list; a test compares it with the migrated tables, so that a new one cannot be forgotten.
 */
export type SubjectTable = {
  table: string;
  /** Its field in an export; null: it says nothing of one person. */
  exportAs: string | null;
  /** The column with the lead's id. */
  lead: string | null;
  /** The column with the platform's id of the person, beside `account_id`. */
  person: string | null;
  /** The column with the account's id; null: its rows go with their lead. */
  account: string | null;
  /**
   * How an account's rows are reached: `at-once` where they are few; `drain` by `key`, where the table's own key
   * begins with the account; `scan` through the whole workspace by `id`.
   */
  reach: { by: "at-once" } | { by: "drain"; key: string } | { by: "scan" } | null;
  /** An index that SQLite would not choose by itself. */
  index?: string;
};

/** In the order in which rows go: what points at a lead before the lead. */
export const SUBJECT_TABLES: readonly SubjectTable[] = [
  {
    table: "messages",
    exportAs: "messages",
    lead: "lead_id",
    person: null,
    account: "account_id",
    reach: { by: "scan" },
  },
  {
    table: "contact_points",
    exportAs: "contactPoints",
    lead: "lead_id",
    person: null,
    account: null,
    reach: null,
  },
  {
    table: "lead_statuses",
    exportAs: "statusHistory",
    lead: "lead_id",
    person: null,
    account: null,
    reach: null,
  },
  {
    table: "interactions",
    exportAs: "interactions",
    lead: "lead_id",
    person: null,
    account: "account_id",
    reach: { by: "drain", key: "dedupe_key" },
    index: "interactions_lead",
  },
  {
    table: "early_amendments",
    exportAs: "changesBeforeTheirMessage",
    lead: null,
    person: "person_id",
    account: "account_id",
    reach: { by: "drain", key: "dedupe_key" },
  },
  {
    table: "identities",
    exportAs: "identities",
    lead: null,
    person: "external_id",
    account: "account_id",
    reach: { by: "drain", key: "external_id" },
  },
  {
    table: "leads",
    exportAs: "lead",
    lead: "id",
    person: null,
    account: "account_id",
    reach: { by: "scan" },
  },
  {
    table: "media_likes",
    exportAs: null,
    lead: null,
    person: null,
    account: "account_id",
    reach: { by: "drain", key: "media_id" },
  },
  {
    table: "media",
    exportAs: null,
    lead: null,
    person: null,
    account: "account_id",
    reach: { by: "drain", key: "id" },
  },
  {
    table: "daily_stats",
    exportAs: null,
    lead: null,
    person: null,
    account: "account_id",
    reach: { by: "at-once" },
  },
  {
    table: "automations",
    exportAs: null,
    lead: null,
    person: null,
    account: "account_id",
    reach: { by: "at-once" },
  },
  {
    table: "notices",
    exportAs: null,
    lead: null,
    person: null,
    account: "account_id",
    reach: { by: "at-once" },
  },
  { table: "accounts", exportAs: null, lead: null, person: null, account: "id", reach: { by: "at-once" } },
];

/** Columns of these tables that only the machinery reads: an export leaves them out. */
export const INTERNAL_COLUMNS: ReadonlySet<string> = new Set([
  "workspace_id",
  "version",
  "heat",
  "search_name",
  "sum",
  "sum_at",
  "grant_id",
  "open",
]);

/** Tables without a workspace that erasure empties by methods of `SystemDb`. */
export const ERASED_BESIDE: Readonly<Record<string, string>> = {
  account_directory: "the account's entry goes when its erasure begins",
  account_holders: "the account's entry goes when its erasure ends",
  dead_letters: "updates of the subject are cut out of kept deliveries",
};

/** Tables that hold nothing of the people we collect from, each with the reason. */
export const WITHOUT_SUBJECTS: Readonly<Record<string, string>> = {
  workspace_settings: "choices of the workspace; the tombstones' key is sealed",
  lead_counts: "totals, corrected when leads go",
  templates: "words of the workspace's own people, with places for names",
  jobs: "figures",
  erasures: "our own ids; the platform's ids are emptied when it is done",
  tombstones: "keyed digests that name nobody without a sealed key",
  deletion_requests: "a digest and times; the id is emptied when the search is over",
  deletion_parts: "figures",
  oauth_states: "a consent under way of one of the workspace's people, ten minutes",
  cron_runs: "times",
  webhook_health: "times",
  key_rotations: "figures",
  people: "users of this installation, who sign in and leave by identity's own ways",
  sessions: "users of this installation",
  credentials: "users of this installation",
  verifications: "users of this installation",
  workspaces: "names chosen by users of this installation",
  members: "users of this installation",
  invitations: "users of this installation",
  signing_keys: "keys",
  owner_links: "hashes",
  sign_in_attempts: "hashes",
};

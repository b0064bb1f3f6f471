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
   * How an account's rows are reached: `at-once` where they are few; `at-the-end` where they are few and count what
   * goes before them; `drain` by `key`, where the table's own key begins with the account; `scan` through the whole
   * workspace by `id`.
   */
  reach: { by: "at-once" } | { by: "at-the-end" } | { by: "drain"; key: string } | { by: "scan" } | null;
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
    table: "public_replies",
    exportAs: "publicReplies",
    lead: "lead_id",
    person: null,
    account: "account_id",
    reach: { by: "drain", key: "id" },
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
    table: "merged_contacts",
    exportAs: "contactPointsBeforeMerging",
    lead: "lead_id",
    person: null,
    account: null,
    reach: null,
  },
  {
    table: "lead_doors",
    exportAs: "otherAccounts",
    lead: "lead_id",
    person: null,
    account: null,
    reach: null,
  },
  {
    table: "dismissed_duplicates",
    exportAs: "notTheSameAs",
    lead: "lead_id",
    person: null,
    account: null,
    reach: null,
  },
  {
    table: "lead_merges",
    exportAs: "merges",
    lead: "lead_id",
    person: null,
    account: null,
    reach: null,
  },
  {
    table: "consents",
    exportAs: "consents",
    lead: "lead_id",
    person: null,
    account: null,
    reach: null,
  },
  {
    table: "phone_readings",
    exportAs: "messagesReadByAModel",
    lead: "lead_id",
    person: null,
    account: "account_id",
    reach: { by: "at-once" },
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
    table: "audit_details",
    exportAs: "changesWrittenDown",
    lead: "lead_id",
    person: null,
    account: null,
    reach: null,
    index: "audit_details_lead",
  },
  {
    table: "lead_exports",
    exportAs: "filesTheyWereIn",
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
    reach: { by: "at-the-end" },
  },
  {
    table: "lead_totals",
    exportAs: null,
    lead: null,
    person: null,
    account: "account_id",
    reach: { by: "at-the-end" },
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
  {
    table: "account_signals",
    exportAs: null,
    lead: null,
    person: null,
    account: "account_id",
    reach: { by: "at-once" },
  },
  {
    table: "alerts",
    exportAs: "alertsAboutThem",
    lead: "lead_id",
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
  "search_username",
  "search_display",
  "contacts",
  "contact_values",
  "sum",
  "sum_at",
  "grant_id",
  "salt",
  "open",
]);

/** Tables whose rows hold several people each: theirs is cut out of a row, and shown in an export. */
export const CUT_OUT: Readonly<Record<string, string>> = {
  import_parts: "rows of a file: those that say a lead's name, id or number are cut out of their part",
  undo_parts: "what each lead had before a change of many: the lead's entry is taken out of its part",
};

/** Tables without a workspace that erasure empties by methods of `SystemDb`. */
export const ERASED_BESIDE: Readonly<Record<string, string>> = {
  account_directory: "the account's entry goes when its erasure begins",
  account_holders: "the account's entry goes when its erasure ends",
  dead_letters: "updates of the subject are cut out of kept deliveries",
};

/** Tables that hold nothing of the people we collect from, each with the reason. */
export const WITHOUT_SUBJECTS: Readonly<Record<string, string>> = {
  alert_reads: "which alerts the workspace's own people have read, by our ids",
  alert_people: "what the workspace's own people want to be told",
  push_subscriptions: "browsers of the workspace's own people",
  alert_deliveries: "whom of the workspace's own people an alert was sent to, by our ids",
  workspace_settings: "choices of the workspace; the tombstones' key is sealed",
  lead_counts: "totals that nothing writes or reads any more",
  saved_views: "filters chosen by the workspace's own people: whom they mean is looked up each time",
  exports: "who of the workspace took a file, and its filters; what was searched for is not kept",
  imports: "name and columns of a file, and figures; its rows are in import_parts",
  undo_changes:
    "who of the workspace did what, and figures; what was searched for is emptied once it is done",
  template_results: "figures",
  template_result_marks: "how far messages are counted: one of our own ids",
  templates: "words of the workspace's own people, with places for names",
  jobs: "figures",
  audit_entries: "who of the workspace did what kind of thing, when; what it says is in audit_details",
  audit_heads: "a place and a hash",
  rescorings: "how far a scoring by new rules is: one of our own ids",
  what_ifs: "figures and our own ids, a day; names are looked up when somebody reads",
  learned_scores: "weights and figures of a whole workspace",
  erasures: "our own ids; the platform's ids are emptied when it is done",
  tombstones: "keyed digests that name nobody without a sealed key",
  do_not_contact: "keyed digests that name nobody, and why, in the words of the workspace's own people",
  do_not_contact_digests: "keyed digests that name nobody without a sealed key",
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

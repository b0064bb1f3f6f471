/**
 * Who may import whom (docs/decisions/0002-import-rules.md). Every rule is an error, and
 * `scripts/import-rules.test.ts` plants a violation of each to prove that it bites.
 *
 * doors (index, app, deps, queues, crons) → features → db, crypto, doorbell, http, platforms
 */
const { readdirSync } = require("node:fs");
const { join } = require("node:path");

const DOORS = "^worker/(index|app|deps)\\.ts$|^worker/(queues|crons)/";
const GROUND = "^worker/(db|crypto|doorbell|http|platforms)/";
/** Everything else in a folder of worker/ is a feature; `objects/` and `language/` keep the same manners. */
const FEATURE = "^worker/(?!db/|crypto/|doorbell/|http/|platforms/|queues/|crons/|testing/)[^/]+/";
const TEST = "\\.test\\.tsx?$|^worker/testing/";
const NAMELESS = "(^|/)(utils?|helpers?|common|lib|misc)(/|\\.[cm]?[jt]sx?$)";
/** How French is written: pure, imports nothing, and every French text of both programs goes through it. */
const FRENCH = "^worker/language/french-spaces\\.ts$";
/** Whom a message greets, and by which name: a preview that greets differently would be a lie. Imports nothing. */
const GREETING = "^worker/messaging/first-name\\.ts$";
/** What the dashboard may bundle of the Worker: contracts, the one word list that they are made of, and two rules. */
const CONTRACT_FILES = ["^worker/.*contract\\.ts$", "^worker/language/intents\\.ts$", FRENCH, GREETING];
const VALUE_ONLY = { dependencyTypesNot: ["type-only"] };

/** A file with a rule test beside it is pure, and so are these wherever they appear. */
const PURE_NAMES =
  "^worker/.+/(heat|days|explain|reach|planner|quota|template|detect|plan|intent|keywords|opt-out|delivery|normalise)\\.ts$";

function filesWithRuleTests() {
  let names = [];
  try {
    names = readdirSync(join(process.cwd(), "worker"), { recursive: true });
  } catch {
    return []; // no worker/ here: a planted tree without one
  }
  return names
    .map(String)
    .filter((name) => name.endsWith(".rule.test.ts"))
    .map(
      (name) =>
        `^worker/${name.replaceAll("\\", "/").slice(0, -".rule.test.ts".length).replaceAll(".", "\\.")}\\.ts$`,
    );
}

const IO = [
  "^cloudflare:",
  "(^|node_modules/)(drizzle-orm|hono|hono-openapi|better-auth|@better-auth|openai|jose)(/|$)",
  "^worker/(env|deps|app|index)\\.ts$",
  "^worker/(queues|crons|objects)/",
  "^worker/db/(?!ids\\.ts|cursor\\.ts)",
  "^worker/http/(?!contract\\.ts|problem\\.ts|problem-texts\\.ts)",
  "^worker/.*(store|routes|tables|service)\\.ts$",
];

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycle",
      comment: "Two files that need each other are one file, or miss a third. Types alone may look back.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: VALUE_ONLY },
    },
    {
      name: "resolvable",
      comment: "Imports something that is not there.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^(cloudflare|virtual|node):|^\\./\\+types/|build/server" },
    },
    {
      name: "ground-knows-no-feature",
      comment: "db, crypto, http and platforms serve every feature and know none.",
      severity: "error",
      from: { path: GROUND, pathNot: TEST },
      to: { path: FEATURE, pathNot: FRENCH, ...VALUE_ONLY },
    },
    {
      name: "ground-knows-no-door",
      severity: "error",
      from: { path: GROUND, pathNot: TEST },
      to: { path: DOORS, ...VALUE_ONLY },
    },
    {
      name: "feature-knows-no-door",
      comment: "A feature is called by the doors; what it needs is handed to it.",
      severity: "error",
      from: { path: FEATURE, pathNot: TEST },
      to: { path: DOORS, ...VALUE_ONLY },
    },
    {
      name: "store-and-routes-are-private",
      comment: "A feature uses another feature's service or contract, never its store or routes.",
      severity: "error",
      from: { path: "^worker/([^/]+)/", pathNot: [TEST, DOORS] },
      to: { path: "^worker/.+[/-](store|routes)\\.ts$", pathNot: "^worker/$1/" },
    },
    {
      name: "drizzle-stays-at-the-tables",
      comment: "SQL lives in db/, tables.ts and store.ts.",
      severity: "error",
      from: {
        path: "^(worker|app|sandbox|scripts|bench|e2e)/",
        pathNot: [TEST, "^worker/db/", "(^|/|-)(tables|store)\\.ts$"],
      },
      to: { path: "(^|node_modules/)drizzle-orm(/|$)" },
    },
    {
      name: "better-auth-stays-in-identity",
      severity: "error",
      from: { path: "^worker/", pathNot: ["^worker/identity/", TEST] },
      to: { path: "(^|node_modules/)(better-auth|@better-auth)(/|$)" },
    },
    {
      name: "adapters-come-through-deps",
      comment: "A vendor's shapes stay in its adapter; everybody else sees platforms/platform.ts.",
      severity: "error",
      from: { path: "^worker/", pathNot: ["^worker/deps\\.ts$", "^worker/platforms/[^/]+/", TEST] },
      to: { path: "^worker/platforms/[^/]+/" },
    },
    {
      name: "adapters-do-not-meet",
      severity: "error",
      from: { path: "^worker/platforms/([^/]+)/" },
      to: { path: "^worker/platforms/[^/]+/", pathNot: "^worker/platforms/$1/" },
    },
    {
      name: "dashboard-takes-values-from-contracts",
      comment: "The dashboard's bundle holds contracts, never the Worker's code. Types are erased and free.",
      severity: "error",
      from: { path: "^app/" },
      to: { path: "^worker/", pathNot: CONTRACT_FILES, ...VALUE_ONLY },
    },
    {
      name: "contracts-are-light",
      comment: "What the dashboard bundles: contracts, word lists and zod.",
      severity: "error",
      from: { path: "^worker/.*contract\\.ts$" },
      to: { pathNot: [...CONTRACT_FILES, "(^|node_modules/)zod(/|$)"] },
    },
    {
      name: "pure-files-do-no-io",
      comment: "A rule takes time, randomness and data as arguments.",
      severity: "error",
      from: { path: [PURE_NAMES, ...filesWithRuleTests()], pathNot: TEST },
      to: { path: IO, ...VALUE_ONLY },
    },
    {
      name: "pure-files-do-no-node",
      severity: "error",
      // Hashing is what crypto/ is for; it touches nothing outside either.
      from: { path: [PURE_NAMES, ...filesWithRuleTests()], pathNot: [TEST, "^worker/crypto/"] },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "nobody-ships-the-sandbox",
      severity: "error",
      from: { path: "^(worker|app)/" },
      to: { path: "^sandbox/" },
    },
    {
      name: "sandbox-stands-alone",
      comment:
        "It plays the other side: code shared with the Worker would hide a misreading of the platform.",
      severity: "error",
      from: { path: "^sandbox/", pathNot: [TEST, "^sandbox/testing/"] },
      to: { path: "^(worker|app)/" },
    },
    {
      name: "no-test-in-the-program",
      severity: "error",
      from: { path: "^(worker|app|sandbox)/", pathNot: [TEST, "^sandbox/testing/"] },
      to: { path: [TEST, "^sandbox/testing/"] },
    },
    ...namelessRules(),
    ...barrelRules(),
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^build/"] },
    exclude: { path: ["(^|/)\\.wrangler/", "^build/client/"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: join(__dirname, "tsconfig.base.json") },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};

/** A file shows up as the one that imports, the one that is imported, or alone. */
function everywhere(name, comment, path, pathNot) {
  const matching = pathNot ? { path, pathNot } : { path };
  return [
    { name, comment, severity: "error", from: matching, to: {} },
    { name: `${name}-imported`, comment, severity: "error", from: {}, to: matching },
    { name: `${name}-alone`, comment, severity: "error", from: { orphan: true, ...matching }, to: {} },
  ];
}

function namelessRules() {
  return everywhere(
    "names-say-something",
    "No utils, helpers, common, lib, misc: name it for what it is.",
    NAMELESS,
    "node_modules",
  );
}

function barrelRules() {
  return everywhere(
    "no-barrel",
    "Import from the file that has it.",
    "/index\\.tsx?$",
    "^worker/index\\.ts$|node_modules",
  );
}

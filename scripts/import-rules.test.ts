import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise, type IConfiguration, type ICruiseResult } from "dependency-cruiser";
import { afterEach, expect, test } from "vitest";
import { ROOT } from "./local/run.ts";

type Files = Record<string, string>;
const planted: string[] = [];

afterEach(() => {
  process.chdir(ROOT);
  for (const folder of planted.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Writes a tree, runs the project's own rules over it, and lists the rules that were broken. */
async function brokenRules(files: Files): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "import-rules-"));
  planted.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  process.chdir(folder); // the rules look for rule tests where they are run
  const { forbidden, options } = await loadRules();
  const roots = [...new Set(Object.keys(files).map((path) => path.split("/")[0] as string))];
  const { output } = await cruise(roots, {
    ...options,
    ruleSet: { forbidden },
    validate: true,
    baseDir: folder,
  });
  const rules = (output as ICruiseResult).summary.violations.map((violation) => violation.rule);
  for (const rule of rules) expect(rule.severity).toBe("error");
  return [...new Set(rules.map((rule) => rule.name))].sort();
}

async function loadRules(): Promise<Required<Pick<IConfiguration, "forbidden" | "options">>> {
  const require = createRequire(import.meta.url);
  const path = join(ROOT, ".dependency-cruiser.cjs");
  delete require.cache[path];
  return require(path);
}

const empty = "export const nothing = 0;\n";
const takes = (path: string): string =>
  `import { nothing } from "${path}";\nexport const something = nothing;\n`;
const takesType = (path: string): string =>
  `import type { nothing } from "${path}";\nexport type Something = typeof nothing;\n`;

test("a tree that keeps the rules is left in peace", async () => {
  expect(
    await brokenRules({
      "worker/index.ts": takes("./app.ts"),
      "worker/app.ts": takes("./leads/routes.ts"),
      "worker/deps.ts": takes("./platforms/instagram/adapter.ts"),
      "worker/platforms/instagram/adapter.ts": takes("../platform.ts"),
      "worker/platforms/platform.ts": empty,
      "worker/leads/routes.ts": takes("./service.ts"),
      "worker/leads/service.ts": `${takes("./store.ts")}import { nothing as other } from "../messaging/service.ts";\nexport const both = other;\n`,
      "worker/leads/store.ts": takes("../db/tenant.ts"),
      "worker/leads/contract.ts": takes("../language/intents.ts"),
      "worker/language/intents.ts": empty,
      "worker/messaging/service.ts": takes("./reach.ts"),
      "worker/messaging/reach.ts": takesType("../leads/service.ts"),
      "worker/db/tenant.ts": empty,
      "app/routes/leads.tsx": `${takes("../../worker/leads/contract.ts")}import type { both } from "../../worker/leads/service.ts";\nexport type Both = typeof both;\n`,
      "sandbox/main.ts": empty,
    }),
  ).toEqual([]);
});

const violations: [rule: string, files: Files][] = [
  ["no-cycle", { "worker/leads/one.ts": takes("./two.ts"), "worker/leads/two.ts": takes("./one.ts") }],
  ["resolvable", { "worker/leads/service.ts": takes("./gone.ts") }],
  [
    "ground-knows-no-feature",
    { "worker/db/tenant.ts": takes("../leads/rank.ts"), "worker/leads/rank.ts": empty },
  ],
  [
    "ground-knows-no-feature",
    { "worker/http/problem.ts": takes("../leads/rank.ts"), "worker/leads/rank.ts": empty },
  ],
  ["ground-knows-no-door", { "worker/crypto/vault.ts": takes("../deps.ts"), "worker/deps.ts": empty }],
  [
    "feature-knows-no-door",
    { "worker/leads/service.ts": takes("../queues/send.ts"), "worker/queues/send.ts": empty },
  ],
  ["feature-knows-no-door", { "worker/leads/service.ts": takes("../app.ts"), "worker/app.ts": empty }],
  [
    "store-and-routes-are-private",
    { "worker/leads/service.ts": takes("../phones/store.ts"), "worker/phones/store.ts": empty },
  ],
  [
    "store-and-routes-are-private",
    {
      "worker/leads/service.ts": takesType("../phones/contact-store.ts"),
      "worker/phones/contact-store.ts": empty,
    },
  ],
  [
    "store-and-routes-are-private",
    {
      "worker/leads/service.ts": takes("../messaging/template-routes.ts"),
      "worker/messaging/template-routes.ts": empty,
    },
  ],
  [
    "drizzle-stays-at-the-tables",
    { "worker/leads/service.ts": `import { eq } from "drizzle-orm";\nexport const same = eq;\n` },
  ],
  [
    "drizzle-stays-at-the-tables",
    { "app/routes/leads.tsx": `import { eq } from "drizzle-orm/sql";\nexport const same = eq;\n` },
  ],
  [
    "better-auth-stays-in-identity",
    {
      "worker/leads/service.ts": `import { betterAuth } from "better-auth";\nexport const auth = betterAuth;\n`,
    },
  ],
  [
    "adapters-come-through-deps",
    {
      "worker/collection/poll.ts": takes("../platforms/instagram/adapter.ts"),
      "worker/platforms/instagram/adapter.ts": empty,
    },
  ],
  [
    "adapters-come-through-deps",
    {
      "worker/collection/poll.ts": takesType("../platforms/x/adapter.ts"),
      "worker/platforms/x/adapter.ts": empty,
    },
  ],
  [
    "adapters-do-not-meet",
    {
      "worker/platforms/x/send.ts": takes("../instagram/send.ts"),
      "worker/platforms/instagram/send.ts": empty,
    },
  ],
  [
    "dashboard-takes-values-from-contracts",
    { "app/routes/leads.tsx": takes("../../worker/leads/rank.ts"), "worker/leads/rank.ts": empty },
  ],
  ["contracts-are-light", { "worker/leads/contract.ts": takes("./rank.ts"), "worker/leads/rank.ts": empty }],
  [
    "pure-files-do-no-io",
    { "worker/scoring/heat.ts": takes("../db/tenant.ts"), "worker/db/tenant.ts": empty },
  ],
  [
    "pure-files-do-no-node",
    {
      "worker/phones/detect.ts": `import { readFileSync } from "node:fs";\nexport const read = readFileSync;\n`,
    },
  ],
  [
    "pure-files-do-no-io",
    {
      "worker/leads/rank.ts": takes("./store.ts"),
      "worker/leads/store.ts": empty,
      "worker/leads/rank.rule.test.ts": takes("./rank.ts"),
    },
  ],
  ["nobody-ships-the-sandbox", { "worker/deps.ts": takes("../sandbox/world.ts"), "sandbox/world.ts": empty }],
  [
    "sandbox-stands-alone",
    { "sandbox/world.ts": takes("../worker/leads/contract.ts"), "worker/leads/contract.ts": empty },
  ],
  [
    "no-test-in-the-program",
    { "worker/leads/service.ts": takes("../testing/fixtures.ts"), "worker/testing/fixtures.ts": empty },
  ],
  ["names-say-something", { "worker/leads/utils.ts": takes("./rank.ts"), "worker/leads/rank.ts": empty }],
  [
    "names-say-something-imported",
    { "app/routes/leads.tsx": takes("../lib/dates.ts"), "app/lib/dates.ts": empty },
  ],
  ["names-say-something-alone", { "worker/common/dates.ts": empty }],
  [
    "no-barrel",
    { "worker/leads/index.ts": `export { nothing } from "./rank.ts";\n`, "worker/leads/rank.ts": empty },
  ],
];

test.each(violations)("%s bites", async (rule, files) => {
  expect(await brokenRules(files)).toContain(rule);
});

test("every rule has a planted violation here", async () => {
  const { forbidden } = await loadRules();
  const families = (name: string) => name.replace(/-(imported|alone)$/, "");
  const proven = new Set(violations.map(([rule]) => families(rule)));
  expect(
    [...new Set(forbidden.map((rule) => families(rule.name ?? "")))].filter((name) => !proven.has(name)),
  ).toEqual([]);
});

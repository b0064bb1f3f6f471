/**
 * `npm run deploy`: from an account that wrangler is logged in to, to a running VistaFlow. Every step may be repeated.
 * `npm run deploy -- --dry-run` builds all that would go out and touches nothing.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  APP,
  askWrangler,
  execute,
  findDatabase,
  hasProject,
  listQueues,
  listSecrets,
  StepFailed,
  wrangler,
} from "./deploy/cloudflare.ts";
import { newOwnerLink } from "./deploy/owner-link.ts";
import { databaseIdIn, judgeSettings, queuesIn, withDatabaseId } from "./deploy/settings.ts";
import { ROOT } from "./local/run.ts";
import { runHere } from "./local/steps.ts";
import { parseVars, type Vars } from "./local/vars.ts";

const WORKER = "vistaflow-api";
const PROJECT = "vistaflow-dashboard";
const DATABASE = "vistaflow";
const SETTINGS_FILE = join(ROOT, ".prod.vars");
const CONFIG_FILE = join(ROOT, "wrangler.toml");
const BUNDLES = join(ROOT, "build", "check");

const step = (text: string): void => console.log(`\n— ${text}`);

function dryRun(): void {
  step("The Worker's bundle");
  wrangler(["deploy", "--dry-run", "--outdir", join(BUNDLES, "worker")]);
  step("The dashboard");
  buildDashboard();
  wrangler(["pages", "functions", "build", "--outdir", join(BUNDLES, "functions")], APP);
  step("Settings");
  if (existsSync(SETTINGS_FILE)) report(judgeSettings(readSettings()));
  else
    console.log(
      `${SETTINGS_FILE} is not there yet: copy .dev.vars.example and fill it in before the first deployment.`,
    );
  console.log(
    `\nQueues that a deployment would make sure of: ${queuesIn(readFileSync(CONFIG_FILE, "utf8")).join(", ")}.`,
  );
}

function deploy(): void {
  step("Settings");
  const vars = existsSync(SETTINGS_FILE) ? readSettings() : {};
  const errors = report(judgeSettings(vars, listSecrets(WORKER)));
  if (errors.length > 0)
    throw new StepFailed(`nothing was deployed; put the settings right in ${SETTINGS_FILE}`);

  step("Database");
  requireDatabase();
  step("Queues");
  const present = listQueues();
  for (const queue of queuesIn(readFileSync(CONFIG_FILE, "utf8"))) {
    if (!new RegExp(`\\s${queue}\\s`).test(present)) wrangler(["queues", "create", queue]);
  }
  step("Migrations");
  console.log(
    `Bookmark to go back to: ${askWrangler(["d1", "time-travel", "info", DATABASE, "--json"]).trim()}`,
  );
  wrangler(["d1", "migrations", "apply", "DB", "--remote"]);

  step("API");
  wrangler(["deploy", ...(existsSync(SETTINGS_FILE) ? ["--secrets-file", SETTINGS_FILE] : [])]);
  step("Dashboard");
  buildDashboard();
  if (!hasProject(PROJECT)) wrangler(["pages", "project", "create", PROJECT, "--production-branch", "main"]);
  wrangler(["pages", "deploy", "--branch", "main", "--commit-dirty"], APP);

  if (vars.PUBLIC_APP_URL) offerOwnerLink(vars.PUBLIC_APP_URL);
}

function requireDatabase(): void {
  const toml = readFileSync(CONFIG_FILE, "utf8");
  if (databaseIdIn(toml)) return;
  if (!findDatabase(DATABASE)) wrangler(["d1", "create", DATABASE]);
  const id = findDatabase(DATABASE);
  if (!id) throw new StepFailed(`the database ${DATABASE} was not found after it was created`);
  writeFileSync(CONFIG_FILE, withDatabaseId(toml, id));
  console.log(`wrangler.toml now names the database ${id}; commit that line.`);
}

function buildDashboard(): void {
  if (!runHere("remix", ["vite:build"], { env: { NODE_ENV: "production" } }))
    throw new StepFailed("the dashboard's build failed");
}

/** Only while nobody is there: afterwards people are invited by people. */
function offerOwnerLink(appUrl: string): void {
  const isEmpty = !/"id"/.test(execute("SELECT id FROM people LIMIT 1"));
  if (!isEmpty) return;
  const { link, sql, lifeHours } = newOwnerLink(appUrl, Date.now());
  execute(sql);
  console.log(`\nThe owner's link, for one person, good for ${lifeHours} hours:\n\n  ${link}\n`);
}

const readSettings = (): Vars => parseVars(readFileSync(SETTINGS_FILE, "utf8"));

function report({ errors, notes }: ReturnType<typeof judgeSettings>): string[] {
  for (const error of errors) console.error(`✗ ${error}`);
  for (const note of notes) console.log(`· ${note}`);
  if (errors.length === 0) console.log("The required settings are in order.");
  return errors;
}

try {
  if (process.argv.includes("--dry-run")) dryRun();
  else deploy();
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}

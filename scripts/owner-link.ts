/** `npm run owner:link`: a link that lets one person sign up on the deployed VistaFlow, whatever SIGNUP says. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { execute, StepFailed } from "./deploy/cloudflare.ts";
import { newOwnerLink } from "./deploy/owner-link.ts";
import { ROOT } from "./local/run.ts";
import { parseVars } from "./local/vars.ts";

const file = join(ROOT, ".prod.vars");
const appUrl =
  process.argv[2] ?? (existsSync(file) ? parseVars(readFileSync(file, "utf8")).PUBLIC_APP_URL : undefined);

if (!appUrl) {
  console.error(
    "Where is the dashboard? npm run owner:link -- https://app.example.com (or PUBLIC_APP_URL in .prod.vars).",
  );
  process.exitCode = 1;
} else {
  try {
    const { link, sql, lifeHours } = newOwnerLink(appUrl.replace(/\/+$/, ""), Date.now());
    execute(sql);
    console.log(`For one person, good for ${lifeHours} hours:\n\n  ${link}\n`);
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

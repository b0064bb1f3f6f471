import type { Config } from "../env.ts";
import type { AiSetup } from "./ai-model.ts";

/** null: no key, or an address that may not be spoken to; then nothing leaves. */
export function aiSetup(config: Config): AiSetup | null {
  if (!config.OPENAI_API_KEY || !isAllowed(config.OPENAI_BASE_URL, config.OUTBOUND_ALLOW_HOSTS)) return null;
  const models = [config.OPENAI_MODEL, ...(config.OPENAI_MODEL_FALLBACK ?? "").split(",")]
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return { apiKey: config.OPENAI_API_KEY, baseUrl: config.OPENAI_BASE_URL, models: [...new Set(models)] };
}

/** People's words leave encrypted, or to a host that the operator named. */
function isAllowed(address: string, allowed: readonly string[]): boolean {
  const url = new URL(address);
  return url.protocol === "https:" || (url.protocol === "http:" && allowed.includes(url.host));
}

/** Platforms whose data may not be given to a model by their own terms, or only after a closer look. */
const STAYS_HERE: ReadonlySet<string> = new Set(["linkedin", "x"]);
export const mayLeave = (platform: string): boolean => !STAYS_HERE.has(platform);

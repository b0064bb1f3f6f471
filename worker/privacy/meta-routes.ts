import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { readSignedRequest, type SignedRequest } from "../crypto/signatures.ts";
import type { ApiEnv } from "../http/context.ts";
import { Problem, readerLanguage } from "../http/problem.ts";
import { deauthorize } from "./deauthorize.ts";
import { receiveDeletion } from "./deletion.ts";
import { statusPage, unknownPage } from "./status-page.ts";
import { PAGE_POLICY } from "./status-style.ts";

/** Meta's application serves Instagram; its callbacks say so nowhere. */
const PLATFORM = "instagram";
/** A signed request is 8 kB at most, in a form. */
const CALLBACK_LIMIT_BYTES = 16 * 1024;

const callbackLimit = bodyLimit({
  maxSize: CALLBACK_LIMIT_BYTES,
  onError: () => {
    throw new Problem("too-large");
  },
});

/**
 * Meta's two callbacks. No credential but the signature; whatever is wrong with a request, the answer is the same.
 * @throws Problem bad-signed-request; switched-off when no Meta application is set up
 */
async function signedRequestOf(c: Context<ApiEnv>): Promise<SignedRequest> {
  const { deps } = c.var;
  const platform = deps.platform(PLATFORM);
  if (!platform) throw new Problem("switched-off");
  let form: FormData;
  try {
    form = await c.req.formData();
  } catch {
    throw new Problem("bad-signed-request"); // neither of the two form encodings
  }
  const request = await readSignedRequest(form, platform.signedRequestSecrets);
  if (!request || (request.expiresAt !== null && request.expiresAt <= deps.now())) {
    throw new Problem("bad-signed-request");
  }
  return request;
}

export const metaRoutes = new Hono<ApiEnv>()
  .post("/deauthorize", callbackLimit, async (c) => {
    const { userId, issuedAt } = await signedRequestOf(c);
    await deauthorize(c.var.deps, { platform: PLATFORM, userId, issuedAt });
    return c.json({}, 200);
  })
  .post("/data-deletion", callbackLimit, async (c) => {
    const { userId, signedPart } = await signedRequestOf(c);
    const code = await receiveDeletion(c.var.deps, { platform: PLATFORM, userId, signedPart });
    return c.json(
      { url: `${c.var.deps.config.PUBLIC_API_URL}/deletion/${code}`, confirmation_code: code },
      200,
    );
  });

const CODE = /^[0-9a-f]{32}$/;

/** What became of a request, for whoever has its code. Served here, not by the dashboard: people without a login read it. */
export const deletionPageRoutes = new Hono<ApiEnv>().get("/:code", async (c) => {
  const { deps } = c.var;
  const language = readerLanguage(c.req.header("accept-language"));
  const code = c.req.param("code").trim().toLowerCase();
  const progress = CODE.test(code) ? await deps.system.deletions.readProgress(code) : undefined;
  const contact = deps.config.PRIVACY_CONTACT ?? null;
  const page = progress
    ? statusPage({ code, progress, contact, language })
    : unknownPage({ contact, language });
  return c.html(page, progress ? 200 : 404, {
    "content-language": language,
    vary: "accept-language",
    "cache-control": "no-store",
    "content-security-policy": PAGE_POLICY,
    "x-robots-tag": "noindex",
  });
});

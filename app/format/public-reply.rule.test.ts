import { expect, test } from "vitest";
import { PUBLIC_REPLY_REASONS } from "../../worker/public-replies/contract.ts";
import { en } from "../i18n/en.ts";
import { fr } from "../i18n/fr.ts";
import { publicReplyKey } from "./public-reply.ts";

test.each(PUBLIC_REPLY_REASONS)("%s is told in words", (reason) => {
  const key = publicReplyKey({ state: "pending", reason });
  if (reason === "unconfirmed") expect(key).toBeNull();
  else {
    expect(fr.reasons.publicReply[key ?? "other"]).not.toContain("{{code}}");
    expect(en.reasons.publicReply[key ?? "other"]).not.toContain("{{code}}");
  }
});

test("a posted reply needs no excuse, and an unknown code is shown as it is", () => {
  expect(publicReplyKey({ state: "sent", reason: null })).toBeNull();
  expect(publicReplyKey({ state: "pending", reason: "odd" })).toBe("waitingOther");
  expect(publicReplyKey({ state: "failed", reason: "odd" })).toBe("other");
});

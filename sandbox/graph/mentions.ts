import { liveCommentId } from "../ids.ts";
import { type GraphCall, requireScope, SCOPES, textParam } from "./call.ts";
import { badParameter } from "./errors.ts";

/** `POST /<IG_ID>/mentions`: answers, under somebody else's post, a comment or a caption that names the account. */
export function answerMention(call: GraphCall): Record<string, unknown> {
  requireScope(call, SCOPES.comments);
  for (const name of ["media_id", "message"]) {
    if (textParam(call, name) === undefined) throw badParameter(`The parameter ${name} is required`);
  }
  // The other person's post is not part of this world: the answer is accepted and leads nowhere.
  return { id: liveCommentId(call.now, call.world.nextSerial()) };
}

import { isHmacSha256OfAny } from "../../crypto/signatures.ts";
import type { Platform } from "../platform.ts";
import { instagramCapabilities, REQUIRED_SCOPES } from "./capabilities.ts";
import { listComments, readComment } from "./comments.ts";
import { listConversations, listMessages, readProfile } from "./conversations.ts";
import { readDelivery } from "./delivery.ts";
import { createGraph } from "./graph.ts";
import { answerHandshake } from "./handshake.ts";
import { listMedia } from "./media.ts";
import { authorizeAddress, exchangeCode, identify, type OAuthOptions, refreshToken } from "./oauth.ts";
import { send } from "./send.ts";
import { splitDelivery } from "./split.ts";
import { subscribe, unsubscribe } from "./subscription.ts";

export type InstagramOptions = OAuthOptions & {
  /** Any of them may have signed: Meta uses its own secret or the Instagram app's. */
  webhookSecrets: string[];
  verifyToken: string | null;
  /** `v26.0` */
  graphVersion: string;
};

/** Instagram API with Instagram Login, for professional accounts. */
export function instagram(options: InstagramOptions): Platform {
  const graph = createGraph(options);
  return {
    id: "instagram",
    capabilities: instagramCapabilities(options.appId !== "" && options.appSecret !== ""),
    requiredScopes: REQUIRED_SCOPES,
    authorizeUrl: (state, redirectUri) => authorizeAddress(options, state, redirectUri),
    exchangeCode: (code, redirectUri, now) => exchangeCode(options, code, redirectUri, now),
    identify: (token) => identify(graph, token),
    refreshToken: (token, now) => refreshToken(options, token, now),
    subscribe: (token, account) => subscribe(graph, token, account),
    unsubscribe: (token, account) => unsubscribe(graph, token, account),
    listMedia: (token, account, query) => listMedia(graph, token, account, query),
    listComments: (token, account, mediaId, query) =>
      listComments(graph, token, account, mediaId, query.after),
    readComment: (token, commentId) => readComment(graph, token, commentId),
    listConversations: (token, query) => listConversations(graph, token, query),
    listMessages: (token, account, conversationId) => listMessages(graph, token, account, conversationId),
    readProfile: (token, personId) => readProfile(graph, token, personId),
    send: (token, account, target, text) => send(graph, token, account, target, text),
    answerHandshake: (query) => answerHandshake(query, options.verifyToken),
    isAuthentic: (rawBody, headers) =>
      isHmacSha256OfAny(options.webhookSecrets, rawBody, headers.get("x-hub-signature-256")),
    splitDelivery,
    readDelivery,
  };
}

import { findHmacSha256Signer } from "../../crypto/signatures.ts";
import type { Platform } from "../platform.ts";
import { instagramCapabilities, REQUIRED_SCOPES } from "./capabilities.ts";
import { listComments, listOwnReplies, listReplies, readComment } from "./comments.ts";
import {
  CONVERSATION_READS_PER_SECOND,
  listConversations,
  listMessages,
  READABLE_MESSAGES,
  readMessage,
  readProfile,
} from "./conversations.ts";
import { readDelivery } from "./delivery.ts";
import { examine } from "./examination.ts";
import { createGraph } from "./graph.ts";
import { answerHandshake } from "./handshake.ts";
import { listMedia } from "./media.ts";
import { authorizeAddress, exchangeCode, identify, type OAuthOptions, refreshToken } from "./oauth.ts";
import { replyToComment, send } from "./send.ts";
import { splitDelivery } from "./split.ts";
import { SUBSCRIBED_FIELDS, subscribe, unsubscribe } from "./subscription.ts";

/** A secret and the setting that holds it: which one signs is what people ask when nothing arrives. */
export type NamedSecret = { name: string; secret: string };

export type InstagramOptions = OAuthOptions & {
  /** Any of them may have signed: Meta uses its own secret or the Instagram app's. */
  webhookSecrets: readonly NamedSecret[];
  verifyToken: string | null;
  /** `v26.0` */
  graphVersion: string;
};

/** Instagram API with Instagram Login, for professional accounts. */
export function instagram(options: InstagramOptions): Platform {
  const graph = createGraph(options);
  const secrets = options.webhookSecrets.map(({ secret }) => secret);
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
    listReplies: (token, account, mediaId, replies) => listReplies(graph, token, account, mediaId, replies),
    readComment: (token, commentId) => readComment(graph, token, commentId),
    listConversations: (token, query) => listConversations(graph, token, query),
    listMessages: (token, account, conversationId, query) =>
      listMessages(graph, token, account, conversationId, query),
    readableMessages: READABLE_MESSAGES,
    readMessage: (token, account, messageId) => readMessage(graph, token, account, messageId),
    conversationReadsPerSecond: CONVERSATION_READS_PER_SECOND,
    readProfile: (token, personId) => readProfile(graph, token, personId),
    send: (token, account, target, content) => send(graph, token, account, target, content),
    replyToComment: (token, commentId, text) => replyToComment(graph, token, commentId, text),
    listOwnReplies: (token, account, commentId, query) =>
      listOwnReplies(graph, token, account, commentId, query.after),
    examine: (token, account, now) => examine(graph, options.appId, token, account, now),
    webhookFields: SUBSCRIBED_FIELDS,
    signedRequestSecrets: secrets,
    answerHandshake: (query) => answerHandshake(query, options.verifyToken),
    async authenticate(rawBody, headers) {
      const place = await findHmacSha256Signer(secrets, rawBody, headers.get("x-hub-signature-256"));
      return place === null ? null : (options.webhookSecrets[place]?.name ?? null);
    },
    splitDelivery,
    readDelivery,
  };
}

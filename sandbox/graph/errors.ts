/**
 * Refusals in the two envelopes the platform uses. Clients decide on `code` and `error_subcode` only.
 *
 * @see docs of the Instagram Platform, "Error codes"
 */
export type GraphErrorInput = {
  code: number;
  subcode?: number;
  message: string;
  type?: "OAuthException" | "GraphMethodException" | "IGApiException";
  status?: number;
  transient?: boolean;
  userTitle?: string;
  userMessage?: string;
};

export class GraphError extends Error {
  readonly input: GraphErrorInput;

  constructor(input: GraphErrorInput) {
    super(input.message);
    this.input = input;
  }

  get status(): number {
    return this.input.status ?? 400;
  }

  body(traceId: string): Record<string, unknown> {
    const { code, subcode, message, type, transient, userTitle, userMessage } = this.input;
    return {
      error: {
        message,
        type: type ?? "OAuthException",
        code,
        ...(subcode === undefined ? {} : { error_subcode: subcode }),
        ...(transient === undefined ? {} : { is_transient: transient }),
        ...(userTitle === undefined ? {} : { error_user_title: userTitle }),
        ...(userMessage === undefined ? {} : { error_user_msg: userMessage }),
        fbtrace_id: traceId,
      },
    };
  }
}

/** The flat envelope of the code exchange: `{error_type, code, error_message}`, HTTP 400. */
export class FlatError extends Error {
  readonly body: { error_type: string; code: number; error_message: string };

  constructor(message: string, type = "OAuthException") {
    super(message);
    this.body = { error_type: type, code: 400, error_message: message };
  }
}

const refuse = (
  code: number,
  message: string,
  rest: Omit<GraphErrorInput, "code" | "message"> = {},
): GraphError => new GraphError({ code, message, ...rest });

export const tokenUnreadable = (): GraphError =>
  refuse(190, "Invalid OAuth access token - Cannot parse access token");

const DEATHS: Record<number, string> = {
  458: "Error validating access token: The user has not authorized the application.",
  459: "Error validating access token: The user is checkpointed.",
  460: "Error validating access token: The session has been invalidated because the user changed the password.",
  463: "Error validating access token: Session has expired.",
  467: "Error validating access token: The session is invalid.",
};
export const tokenDead = (subcode: number): GraphError =>
  refuse(190, DEATHS[subcode] ?? "Error validating access token.", { subcode });

export const tokenTooYoung = (): GraphError =>
  refuse(100, "(#100) The access token must be at least 24 hours old before it can be refreshed");

export const permissionMissing = (scope: string): GraphError =>
  refuse(10, `(#10) Application does not have permission for this action: ${scope} is required`);

export const messageAccessOff = (): GraphError =>
  refuse(200, "(#200) The account has turned off access to messages for connected tools", {
    subcode: 2534041,
  });

export const noSuchObject = (id: string, method: string): GraphError =>
  refuse(
    100,
    `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
    { subcode: 33, type: "GraphMethodException" },
  );

export const badParameter = (detail: string, subcode?: number): GraphError =>
  refuse(100, `(#100) ${detail}`, { subcode });

export const noSuchField = (field: string, node: string): GraphError =>
  badParameter(`Tried accessing nonexisting field (${field}) on node type (${node})`);

export const consentRequired = (): GraphError =>
  refuse(230, "User consent is required to access user profile", { type: "IGApiException" });

export const outsideWindow = (): GraphError =>
  refuse(10, "(#10) This message is sent outside of allowed window.", {
    subcode: 2534022,
    type: "IGApiException",
  });

export const otherAppOwnsThread = (): GraphError =>
  refuse(10, "(#10) Another app is controlling this thread now.", {
    subcode: 2018300,
    type: "IGApiException",
  });

export const accountRestricted = (): GraphError =>
  refuse(10, "(#10) This account is restricted from sending messages.", {
    subcode: 1893063,
    type: "IGApiException",
  });

export const noSuchPerson = (): GraphError =>
  refuse(100, "(#100) The requested user cannot be found", { subcode: 2534014, type: "IGApiException" });

export const noPrivateReply = (): GraphError =>
  refuse(100, "(#100) The comment is invalid for a private reply: already replied to, or too old", {
    subcode: 2534025,
    type: "IGApiException",
  });

export const personUnavailable = (): GraphError =>
  refuse(551, "(#551) This person isn't available right now", { subcode: 1545041, type: "IGApiException" });

export const tooManySends = (): GraphError =>
  refuse(613, "(#613) Calls to this api have exceeded the rate limit.", {
    subcode: 2534040,
    type: "IGApiException",
  });

export const tooManyCalls = (code: number): GraphError =>
  refuse(
    code,
    `(#${code}) There have been too many calls to this Instagram account. Wait a bit and try again.`,
  );

export const tooManyImages = (): GraphError =>
  refuse(2534068, "At most 10 images can be sent in one message", { type: "IGApiException" });

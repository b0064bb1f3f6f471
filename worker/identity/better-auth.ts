import { APIError, createAuthMiddleware } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import { bearer } from "better-auth/plugins/bearer";
import { jwt } from "better-auth/plugins/jwt";
import { organization } from "better-auth/plugins/organization";
import { adminAc, memberAc, ownerAc } from "better-auth/plugins/organization/access";
import { type IdPrefix, newId } from "../db/ids.ts";
import type { Config } from "../env.ts";
import { authStore } from "./auth-store.ts";
import { ROLES } from "./contract.ts";
import { sha256 } from "./digest.ts";
import { withTokenScope } from "./hashed-sessions.ts";
import { logMailer, type Mailer } from "./mailer.ts";
import { hashPassword, isPasswordOf } from "./password.ts";
import { admitPerson, checkName, checkSignUp } from "./sign-up.ts";
import { JWT_ALGORITHM, KEY_GRACE_SECONDS } from "./signing-keys.ts";
import { IdentityDb } from "./store.ts";

export const AUTH_PATH = "/api/auth";
export const SESSION_DAYS = 30;
const DAY_SECONDS = 24 * 3600;
const JWT_LIFE = "15m";
const KEY_LIFE_DAYS = 90;
const INVITATION_DAYS = 7;
const MAX_WORKSPACES_PER_PERSON = 20;

/** Issues people, sessions and workspaces. Checking them on `/v1` is `authenticate`'s job. */
export type Auth = { handler: (request: Request) => Promise<Response> };

const ID_PREFIX: Record<string, IdPrefix> = {
  user: "usr",
  session: "ses",
  account: "cred",
  verification: "ver",
  organization: "ws",
  member: "mem",
  invitation: "inv",
  jwks: "jwk",
};

/** Not offered: no social sign-in, no API keys yet, and a workspace is never deleted by one request. */
const DISABLED_PATHS = [
  "/organization/delete",
  "/api-key/create",
  "/api-key/get",
  "/api-key/list",
  "/api-key/update",
  "/api-key/delete",
  "/api-key/verify",
  "/api-key/delete-all-expired-api-keys",
  "/sign-in/social",
  "/link-social",
  "/unlink-account",
  "/get-access-token",
  "/refresh-token",
  "/account-info",
  "/verify-password",
  "/delete-user",
  "/delete-user/callback",
  "/change-email",
  "/set-password",
  "/error",
];

/** At most this many requests from one address; the edge says which address, so only there is it counted. */
const byAddress = (max: number, windowSeconds: number) => (request: Request) =>
  request.headers.has("cf-connecting-ip") ? { max, window: windowSeconds } : false;

const isOneRole = (role: string): boolean => ROLES.some((known) => known === role);

/** @param now epoch ms; better-auth itself reads the wall clock */
export function createAuth(
  config: Config,
  d1: D1Database,
  now: () => number,
  mailer: Mailer = logMailer(config.isDeployed),
): Auth {
  const identity = new IdentityDb(d1);
  const gate = { identity, mode: config.SIGNUP, now };
  const toApp = (path: string): string => `${config.PUBLIC_APP_URL}${path}`;

  const auth = betterAuth({
    appName: "VistaFlow",
    baseURL: config.PUBLIC_API_URL,
    basePath: AUTH_PATH,
    secret: config.JWT_SECRET,
    trustedOrigins: [config.PUBLIC_APP_URL],
    disabledPaths: DISABLED_PATHS,
    telemetry: { enabled: false },
    database: authStore(d1),
    // `authenticate` keeps sessions alive: here even one that is not to be remembered would be.
    session: { expiresIn: SESSION_DAYS * DAY_SECONDS, disableSessionRefresh: true },
    verification: { storeIdentifier: "hashed" },
    advanced: {
      // No cookie comes in or goes out here, so there is no request to forge; redirect targets are still checked.
      disableCSRFCheck: true,
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: ["cf-connecting-ip"] },
      database: { generateId: ({ model }) => newId(ID_PREFIX[model] ?? "ver", now()) },
    },
    rateLimit: {
      enabled: config.isDeployed,
      storage: "memory",
      customRules: {
        "/sign-up/email": byAddress(10, 600),
        "/sign-in/email": byAddress(30, 300),
        "/request-password-reset": byAddress(5, 300),
        "/send-verification-email": byAddress(5, 300),
        "/**": byAddress(200, 60),
      },
    },
    emailAndPassword: {
      enabled: true,
      autoSignIn: true,
      minPasswordLength: 8,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
      password: {
        hash: async (password) => hashPassword(password),
        verify: async ({ hash, password }) => isPasswordOf(password, hash),
      },
      sendResetPassword: async ({ user, token }) => {
        await mailer.send({
          kind: "reset-password",
          to: user.email,
          name: user.name,
          link: toApp(`/reset-password?token=${token}`),
        });
      },
    },
    emailVerification: {
      sendOnSignUp: true,
      sendVerificationEmail: async ({ user, token }) => {
        const query = new URLSearchParams({ token, callbackURL: toApp("/") });
        const link = `${config.PUBLIC_API_URL}${AUTH_PATH}/verify-email?${query}`;
        await mailer.send({ kind: "verify-email", to: user.email, name: user.name, link });
      },
    },
    databaseHooks: {
      user: {
        create: {
          before: async (user, context) => {
            checkName(user.name);
            const byLink = await admitPerson(gate, user.email, context?.headers ?? context?.request?.headers);
            return { data: { ...user, emailVerified: byLink } };
          },
        },
      },
    },
    hooks: {
      before: createAuthMiddleware(async (context) => {
        const email: unknown = context.body?.email;
        if (typeof email !== "string") return;
        if (context.path === "/sign-up/email") await checkSignUp(gate, email, context.headers);
        if (context.path === "/sign-in/email") {
          const waitSeconds = await identity.countSignIn(sha256(email.toLowerCase()), now());
          if (waitSeconds > 0) throw tooManySignIns(waitSeconds);
        }
      }),
      after: createAuthMiddleware(async (context) => {
        const email: unknown = context.body?.email;
        if (context.path !== "/sign-in/email" || typeof email !== "string" || !context.context.newSession)
          return;
        await identity.forgetSignIns(sha256(email.toLowerCase()));
      }),
    },
    // No `level` here: with one, better-auth also prints every refusal through a logger of its own.
    logger: { log: (level, message) => level === "error" && console.error(logLine(message)) },
    plugins: [
      bearer(),
      jwt({
        disableSettingJwtHeader: true,
        jwks: {
          keyPairConfig: { alg: JWT_ALGORITHM, crv: "Ed25519" },
          rotationInterval: KEY_LIFE_DAYS * DAY_SECONDS,
          gracePeriod: KEY_GRACE_SECONDS,
        },
        jwt: {
          issuer: config.PUBLIC_API_URL,
          audience: config.PUBLIC_API_URL,
          expirationTime: JWT_LIFE,
          definePayload: ({ session }) => ({ sid: session.id }),
        },
      }),
      organization({
        creatorRole: "owner",
        roles: { owner: ownerAc, admin: adminAc, member: memberAc, viewer: memberAc },
        organizationLimit: MAX_WORKSPACES_PER_PERSON,
        disableOrganizationDeletion: true,
        invitationExpiresIn: INVITATION_DAYS * DAY_SECONDS,
        cancelPendingInvitationsOnReInvite: true,
        // The invitation's id is the secret that was sent to the address; the address must match besides.
        requireEmailVerificationOnInvitation: false,
        sendInvitationEmail: async ({ id, email, inviter }) => {
          if (!inviter.user.emailVerified) return;
          await mailer.send({ kind: "invitation", to: email, name: null, link: toApp(`/invitation/${id}`) });
        },
        organizationHooks: {
          beforeCreateOrganization: async ({ organization }) => checkNames(organization),
          beforeUpdateOrganization: async ({ organization }) => checkNames(organization),
          beforeCreateInvitation: async ({ inviter, invitation }) => {
            if (!inviter.emailVerified) throw unverified();
            if (!isOneRole(invitation.role)) throw oneRole();
          },
          beforeUpdateMemberRole: async ({ newRole }) => {
            if (!isOneRole(newRole)) throw oneRole();
          },
        },
      }),
    ],
  });
  return { handler: (request) => withTokenScope(() => auth.handler(request)) };
}

const checkNames = ({ name, slug }: { name?: string; slug?: string }): void => {
  if (name !== undefined) checkName(name);
  if (slug !== undefined) checkName(slug);
};
const tooManySignIns = (waitSeconds: number) =>
  new APIError(
    "TOO_MANY_REQUESTS",
    { code: "TOO_MANY_SIGN_INS", message: "Too many attempts for this address. Try again later." },
    { "retry-after": String(waitSeconds) },
  );
const unverified = () =>
  new APIError("FORBIDDEN", {
    code: "EMAIL_NOT_VERIFIED",
    message: "Verify your e-mail address before inviting.",
  });
const oneRole = () =>
  new APIError("BAD_REQUEST", { code: "ONE_ROLE", message: `One of: ${ROLES.join(", ")}` });

/** Messages of database errors carry SQL and values, others an address: only plain words are kept. */
function logLine(message: unknown): string {
  const isPlain =
    typeof message === "string" && message.length <= 160 && /^[\w ,.'’()[\]#/-]+$/.test(message);
  return JSON.stringify({ event: "auth.failed", message: isPlain ? message : "withheld" });
}

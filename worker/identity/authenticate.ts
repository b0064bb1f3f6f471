import type { MiddlewareHandler } from "hono";
import type { ApiEnv } from "../http/context.ts";
import { notFound, Problem } from "../http/problem.ts";
import { SESSION_DAYS } from "./better-auth.ts";
import { type Credential, readCredential } from "./credential.ts";
import { sha256 } from "./digest.ts";
import { readJwt } from "./signing-keys.ts";
import { IdentityDb, type Seat } from "./store.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Who asks, and about which workspace. Bearer credentials only: a cookie is never looked at. Nothing is
 * written on most requests; one statement is read, and the signing keys once a minute.
 *
 * @throws Problem unauthenticated; not-found for a workspace the person does not belong to;
 *   workspace-required when none is named, none is active and there is not exactly one
 */
export const authenticate: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const { env, config, now, tenant } = c.var.deps;
  const identity = new IdentityDb(env.DB);
  const at = now();
  const credential = readCredential(c.req.header("authorization"), config.JWT_SECRET);
  if (!credential) throw new Problem("unauthenticated");

  const asked = c.req.header("x-workspace-id")?.trim() || null;
  const door = { d1: env.DB, identity, issuer: config.PUBLIC_API_URL, now: at };
  const seats = await findSeats(credential, asked, door);
  const seat = chooseSeat(seats, asked);

  const extension = extensionOf(seat, at);
  if (extension)
    c.executionCtx.waitUntil(identity.extendSession(seat.sessionId, seat.updatedAt, at, extension));
  c.set("actor", { kind: "person", personId: seat.personId, sessionId: seat.sessionId });
  c.set("role", seat.role);
  c.set("tenant", tenant(seat.workspaceId));
  await next();
};

async function findSeats(
  credential: Credential,
  asked: string | null,
  door: Parameters<typeof readJwt>[1],
): Promise<Seat[]> {
  if (credential.kind === "session") {
    return door.identity.findSeats({ tokenHash: sha256(credential.token) }, asked, door.now);
  }
  const claims = await readJwt(credential.token, door);
  if (!claims) return [];
  const seats = await door.identity.findSeats({ id: claims.sessionId }, asked, door.now);
  return seats.filter((seat) => seat.personId === claims.personId);
}

type TakenSeat = Seat & { workspaceId: string; role: NonNullable<Seat["role"]> };
const isTaken = (seat: Seat): seat is TakenSeat => seat.workspaceId !== null && seat.role !== null;

/** The workspace asked for, else the active one, else the only one. */
function chooseSeat(seats: readonly Seat[], asked: string | null): TakenSeat {
  const [first, second] = seats;
  if (!first) throw new Problem("unauthenticated");
  if (!isTaken(first)) throw asked ? notFound() : new Problem("workspace-required");
  if (asked || first.workspaceId === first.activeWorkspaceId || !second) return first;
  throw new Problem("workspace-required");
}

/** When the session now ends if it is to be kept alive, at most once an hour; one made not to be remembered is not. */
function extensionOf(seat: Seat, now: number): number | undefined {
  const isRemembered = seat.expiresAt - seat.createdAt > DAY_MS;
  return isRemembered && now - seat.updatedAt >= HOUR_MS ? now + SESSION_DAYS * DAY_MS : undefined;
}

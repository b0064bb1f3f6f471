import type { MiddlewareHandler } from "hono";
import type { ApiEnv } from "../http/context.ts";
import { Problem } from "../http/problem.ts";
import { ROLES, type Role } from "./contract.ts";

/** What may be asked of a workspace. */
export const ACTIONS = [
  "read",
  "write-leads",
  "send",
  "export",
  "write-templates",
  "manage-rules",
  "manage-accounts",
  "manage-workspace",
  "manage-members",
  "manage-keys",
  "read-audit",
] as const;
export type Action = (typeof ACTIONS)[number];

const MEMBER: readonly Action[] = ["read", "write-leads", "send", "export", "write-templates"];

/** A viewer looks, a member works with leads, an admin runs the workspace, an owner also names owners. */
const MAY: Record<Role, ReadonlySet<Action>> = {
  owner: new Set(ACTIONS),
  admin: new Set(ACTIONS),
  member: new Set(MEMBER),
  viewer: new Set<Action>(["read"]),
};

export const may = (role: Role, action: Action): boolean => MAY[role].has(action);

/** The role as stored, least privilege when it is none of ours. */
export const roleOf = (text: string): Role => ROLES.find((role) => role === text) ?? "viewer";

/** @throws Problem forbidden when the role does not allow it, read-only for a key that only reads */
export const requireRole =
  (action: Action): MiddlewareHandler<ApiEnv> =>
  async (c, next) => {
    if (!may(c.var.role, action)) throw new Problem("forbidden");
    if (c.var.actor.kind === "key" && c.var.actor.readOnly && action !== "read")
      throw new Problem("read-only");
    await next();
  };

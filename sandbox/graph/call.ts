import type { FaultBoard } from "../faults/faults.ts";
import type { Random } from "../random.ts";
import { newestFirst, type Positioned } from "../world/order.ts";
import type { AccessToken, Account } from "../world/state.ts";
import type { World } from "../world/world.ts";
import { badParameter, permissionMissing } from "./errors.ts";
import { type NodeShape, parseFields, project, type Wanted } from "./fields.ts";
import { pageOf } from "./paging.ts";

export const SCOPES = {
  basic: "instagram_business_basic",
  comments: "instagram_business_manage_comments",
  messages: "instagram_business_manage_messages",
} as const;

/** One authenticated Graph call. Query and body are one set of parameters, as the platform treats them. */
export type GraphCall = {
  world: World;
  faults: FaultBoard;
  random: Random;
  /** Epoch ms. */
  now: number;
  method: string;
  /** e.g. `/v26.0/17841467081173735/media`, the version kept as it was asked. */
  path: string;
  origin: string;
  versionPrefix: string;
  params: Record<string, unknown>;
  token: AccessToken;
  account: Account;
};

export const textParam = (call: GraphCall, name: string): string | undefined => {
  const value = call.params[name];
  if (value === undefined || value === null || value === "") return undefined;
  return typeof value === "string"
    ? value
    : typeof value === "object"
      ? JSON.stringify(value)
      : String(value);
};

export const flagParam = (call: GraphCall, name: string): boolean | undefined => {
  const text = textParam(call, name);
  if (text === undefined) return undefined;
  if (text === "true" || text === "1") return true;
  if (text === "false" || text === "0") return false;
  throw badParameter(`Param ${name} must be a boolean`);
};

/** @throws GraphError code 10 when the token was not given this scope */
export function requireScope(call: GraphCall, scope: string): void {
  if (!call.token.scopes.includes(scope)) throw permissionMissing(scope);
}

export const readNode = <Node>(
  call: GraphCall,
  node: Node,
  shape: NodeShape<Node>,
): Record<string, unknown> => project(node, shape, fieldsOf(call));

const fieldsOf = (call: GraphCall) => {
  const text = textParam(call, "fields");
  return text === undefined ? undefined : parseFields(text);
};

export type EdgeList<Node> = {
  nodes: Node[];
  position: (node: Node) => Positioned;
  shape: NodeShape<Node>;
  defaultLimit: number;
  maxLimit: number;
};

/** The page of an edge that the call asked for, with `paging.next` holding the token as the platform's does. */
export function readEdge<Node>(call: GraphCall, list: EdgeList<Node>): Record<string, unknown> {
  const page = pageOf(list.nodes, list.position, {
    limit: textParam(call, "limit"),
    after: textParam(call, "after"),
    before: textParam(call, "before"),
    defaultLimit: list.defaultLimit,
    maxLimit: list.maxLimit,
    quirks: { ...call.faults.now.pages, random: call.random },
  });
  const tree = fieldsOf(call);
  const link = (change: Record<string, string>): string => {
    const query = new URLSearchParams();
    for (const name of Object.keys(call.params)) {
      const value = textParam(call, name);
      if (value !== undefined && !["after", "before", "access_token"].includes(name)) query.set(name, value);
    }
    query.set("access_token", call.token.token);
    for (const [name, value] of Object.entries(change)) query.set(name, value);
    return `${call.origin}${call.path}?${query}`;
  };
  return {
    data: page.items.map((node) => project(node, list.shape, tree)),
    ...(page.cursors
      ? {
          paging: {
            cursors: page.cursors,
            ...(page.next ? { next: link({ after: page.next }) } : {}),
            ...(page.previous ? { previous: link({ before: page.previous }) } : {}),
          },
        }
      : {}),
  };
}

/** An edge opened inside another node's fields: `replies.limit(5){id,text}`. */
export function expandEdge<Node>(
  call: GraphCall,
  wanted: Wanted,
  ownerId: string,
  edge: string,
  list: EdgeList<Node>,
): Record<string, unknown> | undefined {
  if (list.nodes.length === 0) return undefined;
  const page = pageOf(
    [...list.nodes].sort((a, b) => newestFirst(list.position(a), list.position(b))),
    list.position,
    {
      limit: wanted.limit === undefined ? undefined : String(wanted.limit),
      defaultLimit: list.defaultLimit,
      maxLimit: list.maxLimit,
    },
  );
  const next = page.next
    ? `${call.origin}${call.versionPrefix}/${ownerId}/${edge}?${new URLSearchParams({ access_token: call.token.token, limit: String(page.items.length), after: page.next })}`
    : undefined;
  return {
    data: page.items.map((node) => project(node, list.shape, wanted.fields)),
    ...(page.cursors && next ? { paging: { cursors: page.cursors, next } } : {}),
  };
}

import { Problem } from "../http/problem.ts";

/**
 * Opaque list cursors: base64url of JSON with an HMAC-SHA256 over it and the workspace, so that one cannot be
 * made by hand or carried into another workspace or another list.
 */
export type Cursors = {
  write(list: string, workspaceId: string, position: readonly (string | number)[]): Promise<string>;
  /** @throws Problem `bad-cursor` */
  read(list: string, workspaceId: string, cursor: string): Promise<(string | number)[]>;
};

const SIGNATURE_BYTES = 12;
const encode = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
const decode = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));

export function createCursors(secret: string): Cursors {
  const key = crypto.subtle.importKey(
    "raw",
    new TextEncoder().encode(`cursor:${secret}`),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  const sign = async (list: string, workspaceId: string, payload: string): Promise<string> => {
    const data = new TextEncoder().encode(`${list}|${workspaceId}|${payload}`);
    return encode(
      new Uint8Array(await crypto.subtle.sign("HMAC", await key, data)).slice(0, SIGNATURE_BYTES),
    );
  };
  return {
    async write(list, workspaceId, position) {
      const payload = encode(new TextEncoder().encode(JSON.stringify(position)));
      return `${payload}.${await sign(list, workspaceId, payload)}`;
    },
    async read(list, workspaceId, cursor) {
      const [payload = "", signature = "", ...rest] = cursor.split(".");
      const expected = await sign(list, workspaceId, payload);
      // Equal lengths and no early exit worth measuring: the signature only stops forged positions.
      if (rest.length > 0 || signature.length !== expected.length || signature !== expected)
        throw badCursor();
      try {
        const position: unknown = JSON.parse(new TextDecoder().decode(decode(payload)));
        if (Array.isArray(position)) return position as (string | number)[];
      } catch {
        // Falls through: signed by us and still unreadable cannot happen, but must not be a 500.
      }
      throw badCursor();
    },
  };
}

const badCursor = (): Problem =>
  new Problem("bad-cursor", {
    errors: [{ parameter: "cursor", code: "bad-cursor", detail: "not a cursor of this list" }],
  });

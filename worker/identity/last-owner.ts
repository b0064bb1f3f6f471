import { APIError } from "better-auth/api";
import type { Layer } from "./adapter-layer.ts";

/** The message of the triggers on `members`. */
const REASON = "last-owner";

const isLastOwner = (error: unknown): boolean =>
  error instanceof Error && (error.message.includes(REASON) || isLastOwner(error.cause));

async function plainly<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (!isLastOwner(error)) throw error;
    throw new APIError("BAD_REQUEST", {
      code: "YOU_CANNOT_LEAVE_THE_ORGANIZATION_WITHOUT_AN_OWNER",
      message: "You cannot leave the organization without an owner",
    });
  }
}

/** Two owners who leave at once both pass better-auth's check; the database lets one go, and this says so. */
export const withLastOwner: Layer = (adapter) => ({
  ...adapter,
  delete: (query) => plainly(adapter.delete(query)),
  deleteMany: (query) => plainly(adapter.deleteMany(query)),
  update: (query) => plainly(adapter.update(query)),
  updateMany: (query) => plainly(adapter.updateMany(query)),
});

import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import type { Duplicate } from "../../worker/leads/merge-contract.ts";
import { openApi } from "../api.server.ts";
import { ApiProblem } from "../http.server.ts";

/** Who may be the same person: a hint beside the page, so that it may be missing but never in the way. */
export async function loader(door: LoaderFunctionArgs): Promise<Duplicate[]> {
  try {
    return await openApi(door).duplicatesOf(door.params.id ?? "");
  } catch (error) {
    if (error instanceof ApiProblem) return [];
    throw error;
  }
}

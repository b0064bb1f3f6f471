import { JsonClient, type Page, until } from "../../scripts/demo/api.ts";
import { enterWorkspace } from "../../scripts/demo/person.ts";
import { stage } from "./product.ts";

export const sandbox = new JsonClient(`${stage.urls.sandbox}/sandbox`);

let demo: Promise<JsonClient> | undefined;

/** The public API, as the demo's person in the demo's workspace. */
export function demoApi(): Promise<JsonClient> {
  demo ??= enterWorkspace(stage.urls.api, new AbortController().signal);
  return demo;
}

export type Lead = {
  id: string;
  username: string;
  status: string;
  intent: string | null;
  score: number;
  phones: { e164: string; quote: string; consent: string }[];
  reach: { kind: string; reason: string };
  optedOutAt: string | null;
};
export type TimelineItem = { id: string; type: string; at: string; data: Record<string, unknown> };

export async function findLead(username: string): Promise<Lead | undefined> {
  const api = await demoApi();
  const { items } = await api.get<Page<Lead>>(`/v1/leads?q=${username}`);
  return items.find((lead) => lead.username === username);
}

/** Oldest first. */
export async function timelineOf(leadId: string): Promise<TimelineItem[]> {
  const api = await demoApi();
  return (await api.all<TimelineItem>(`/v1/leads/${leadId}/timeline`)).reverse();
}

/** @throws Error saying what was waited for */
export async function eventually<Answer>(
  what: string,
  ask: () => Promise<Answer | undefined | false>,
  limitMs = 60_000,
): Promise<Answer> {
  const answer = await until(ask, limitMs);
  if (answer === undefined) throw new Error(`waited ${limitMs / 1000} s in vain for ${what}`);
  return answer;
}

import { setTimeout as sleep } from "node:timers/promises";
import { type JsonClient, type Page, until } from "./api.ts";

/** The person of the story who asks for a price, is written to, and then says STOP. */
const STOPPER = "lea.m_demo";
const STORY_LIMIT_MS = 10 * 60_000;
const LOOK_EVERY_MS = 1500;

/**
 * The shop's part in the story: once Léa has been written to, a follow-up is queued for her, which waits for the
 * conversation to open. What opens it is her STOP.
 */
export async function followUpWithStopper(
  api: JsonClient,
  templateName: string,
  signal: AbortSignal,
): Promise<void> {
  try {
    const lead = await until(() => writtenTo(api, signal), STORY_LIMIT_MS, signal);
    if (!lead) return;
    const templates = await api.all<{ id: string; name: string }>("/v1/templates");
    const templateId = templates.find((template) => template.name === templateName)?.id;
    await api.post("/v1/messages", { leadId: lead.id, templateId });
  } catch {
    // The story goes on without it: the run is stopping, or somebody has changed the demo by hand.
  }
}

/** The lead once its private reply is out; undefined before, and when a follow-up is there already. */
async function writtenTo(api: JsonClient, signal: AbortSignal): Promise<{ id: string } | undefined> {
  await sleep(LOOK_EVERY_MS, undefined, { signal });
  const { items } = await api.get<Page<{ id: string; username: string; optedOutAt: string | null }>>(
    `/v1/leads?q=${STOPPER}`,
  );
  const lead = items.find((one) => one.username === STOPPER && one.optedOutAt === null);
  if (!lead) return undefined;
  const messages = await api.get<Page<{ state: string }>>(`/v1/messages?leadId=${lead.id}`);
  const isOut = messages.items.some((message) => ["sent", "delivered", "read"].includes(message.state));
  return isOut && messages.items.length === 1 ? lead : undefined;
}

import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually, findLead, type Lead, sandbox, type TimelineItem, timelineOf } from "./stage/api.ts";
import { closeBrowser, picture, type Visit, visitAsDemo } from "./stage/browser.ts";

const STORY_LIMIT_MS = 180_000;

type DemoStatus = { state: string; done: string[]; startedAt: number };
type Told = { lead: Lead; items: TimelineItem[] };

let camille: Told;
let hugo: Told;
let lea: Told;
let visitor: Visit;

async function told(username: string): Promise<Told> {
  const lead = await eventually(`a lead ${username}`, () => findLead(username));
  return { lead, items: await timelineOf(lead.id) };
}

const first = (items: TimelineItem[], is: (item: TimelineItem) => boolean): TimelineItem => {
  const item = items.find(is);
  if (!item) throw new Error(`not in the timeline: ${JSON.stringify(items)}`);
  return item;
};
const isMessage = (state: string[]) => (item: TimelineItem) =>
  item.type === "message" && state.includes(String(item.data.state));
const isText = (text: string) => (item: TimelineItem) =>
  item.type === "interaction" && item.data.text === text;

/** Without a click: the story has begun when the product says that it is ready. */
beforeAll(async () => {
  await eventually(
    "the end of the story",
    async () => {
      const status = await sandbox.get<DemoStatus>("/demo");
      return status.done.includes("burst") && status;
    },
    STORY_LIMIT_MS,
  );
  await eventually("the answer to STOP", async () => Boolean((await findLead("lea.m_demo"))?.optedOutAt));
  camille = await told("camille.v_demo");
  hugo = await told("hugo.r_demo");
  lea = await told("lea.m_demo");
  visitor = await visitAsDemo();
}, STORY_LIMIT_MS + 60_000);

afterAll(async () => {
  await visitor?.close();
  await closeBrowser();
});

test("a comment becomes a lead that asks for the price, and its private reply goes out", () => {
  const comment = first(camille.items, isText("C'est combien le sac vert ? 😍"));
  expect(comment.data.intent).toBe("price");
  const reply = first(camille.items, isMessage(["sent", "delivered", "read"]));
  expect(reply.data.origin).toBe("automation");
  expect(camille.items.indexOf(reply)).toBeGreaterThan(camille.items.indexOf(comment));
});

test("the answer gives a phone number with the words it was read from, and the status moves", () => {
  expect(camille.lead.phones[0]).toMatchObject({
    e164: "+33639982471",
    quote: expect.stringContaining("zéro six trente-neuf"),
    consent: "asked-to-be-called",
  });
  expect(camille.lead.status).toBe("in_progress");
  const order = camille.items.map((item) => item.type);
  expect(order.indexOf("phone")).toBeGreaterThan(order.indexOf("message"));
});

test('"pas intéressé merci" gets nothing, and the reason is kept', () => {
  expect(hugo.items.filter((item) => item.type === "message")).toEqual([]);
  const comment = first(hugo.items, isText("pas intéressé merci"));
  expect(comment.data.intent).toBe("negative");
  expect(comment.data.decisions).toContainEqual(
    expect.objectContaining({ outcome: "declined", reason: "negated" }),
  );
});

test("after STOP the queued follow-up is not sent, and nothing can be written any more", () => {
  first(lea.items, isMessage(["sent", "delivered", "read"]));
  const followUp = first(lea.items, isMessage(["skipped"]));
  expect(followUp.data.reason).toBe("opted-out");
  expect(lea.lead.reach).toMatchObject({ kind: "none", reason: "opted-out" });
  expect(lea.items.filter(isMessage(["sent", "delivered", "read"]))).toHaveLength(1);
});

test("the events came in the promised order", () => {
  const at = (told: Told, is: (item: TimelineItem) => boolean): number =>
    Date.parse(first(told.items, is).at);
  const moments = [
    at(camille, isText("C'est combien le sac vert ? 😍")),
    at(camille, (item) => item.type === "phone"),
    at(hugo, isText("pas intéressé merci")),
    at(lea, isText("Bonjour, le prix du sac svp ?")),
    at(lea, isText("STOP")),
  ];
  expect(moments).toEqual([...moments].sort((a, b) => a - b));
});

test("the dashboard shows the number, the quoted words and the refusal", async () => {
  const { page, complaints } = visitor;
  await page.goto(`/leads/${camille.lead.id}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByText("06 39 98 24 71").first().waitFor();
  await page.getByText("zéro six trente-neuf").first().waitFor();
  await picture(page, "lead-camille");
  await page.goto(`/leads/${lea.lead.id}`);
  await page.getByText("A demandé l'arrêt").first().waitFor();
  await picture(page, "lead-lea");
  expect(complaints).toEqual([]);
});

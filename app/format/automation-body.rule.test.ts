import { expect, test } from "vitest";
import { readAutomationForm } from "./automation-body.ts";

function form(fields: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}
const BASE: [string, string][] = [
  ["name", " Prix "],
  ["accountId", "acc_1"],
  ["kind", "comment"],
  ["templateId", "tpl_1"],
];

test("a form with nothing special asks for nothing special", () => {
  expect(readAutomationForm(form(BASE))).toEqual({
    name: "Prix",
    accountId: "acc_1",
    trigger: { kind: "comment" },
    templateIds: ["tpl_1"],
    filters: {},
    actions: {},
  });
});

test("everything that a comment's automation can do", () => {
  const read = readAutomationForm(
    form([
      ...BASE,
      ["keywords", "prix, combien"],
      ["excludes", "pas"],
      ["posts", "somePosts"],
      ["mediaId", "m1"],
      ["newPeopleOnly", "on"],
      ["includeReplies", "on"],
      ["hasHours", "on"],
      ["hoursFrom", "09:00"],
      ["hoursTo", "19:30"],
      ["publicReply", "C'est en message privé !"],
      ["publicReply", "  "],
      ["tag", "prix"],
      ["status", "contacted"],
      ["followUpHours", "4"],
      ["followUpTemplate", "tpl_2"],
      ["followUpHours", "10.5"],
      ["followUpTemplate", "tpl_3"],
    ]),
  );
  expect(read.trigger).toEqual({
    kind: "comment",
    keywords: ["prix", "combien"],
    excludes: ["pas"],
    mediaIds: ["m1"],
  });
  expect(read.filters).toEqual({
    newPeopleOnly: true,
    includeReplies: true,
    activeHours: { from: "09:00", to: "19:30" },
  });
  expect(read.actions).toEqual({
    publicReplies: ["C'est en message privé !"],
    tag: "prix",
    status: "contacted",
    followUps: [
      { afterHours: 4, templateId: "tpl_2" },
      { afterHours: 10.5, templateId: "tpl_3" },
    ],
  });
});

test("what belongs to comments alone is left out elsewhere", () => {
  const read = readAutomationForm(
    form([
      ["kind", "message"],
      ["mediaId", "m1"],
      ["includeReplies", "on"],
      ["publicReply", "Merci"],
      ["hoursFrom", "09:00"],
      ["hoursTo", "19:00"],
    ]),
  );
  expect(read.trigger).toEqual({ kind: "message" });
  expect(read.filters).toEqual({});
  expect(read.actions).toEqual({});
});

test("all posts means all posts, whatever was ticked before", () => {
  const read = readAutomationForm(form([...BASE, ["posts", "allPosts"], ["mediaId", "m1"]]));
  expect(read.trigger.mediaIds).toBeUndefined();
});

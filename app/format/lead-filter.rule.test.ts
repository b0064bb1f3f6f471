import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bodyFilters, filterBody, isBareView, isChanged, sameFilters, viewAddress } from "./lead-filter.ts";
import { filtersInForce, leadQuery, readView, tabAddress, unreadFilters } from "./lead-query.ts";

const address = (text: string) => new URLSearchParams(text);

const filters = fc.record(
  {
    status: fc.subarray(["new", "contacted", "refused"], { minLength: 1 }).map((words) => words.join(",")),
    intent: fc.constantFrom("price", "price,purchase"),
    reach: fc.constantFrom("open", "window,none"),
    minScore: fc.integer({ min: 0, max: 100 }).map(String),
    target: fc.constantFrom("true", "false"),
    hasPhone: fc.constantFrom("true", "false"),
    tag: fc.constantFrom("vip", "été 2026"),
    assignedTo: fc.constant("usr_1"),
    reminder: fc.constantFrom("due", "set"),
    accountId: fc.constant("acc_1"),
    platform: fc.constant("instagram"),
    q: fc.constantFrom("marie", "06 39 98"),
  },
  { requiredKeys: [] },
);

describe("filters", () => {
  test("say the same in an address and in a body", () => {
    fc.assert(
      fc.property(filters, (given) => {
        expect(sameFilters(bodyFilters(filterBody(given)), given)).toBe(true);
      }),
    );
  });

  test("in a body have the types that the API takes", () => {
    expect(
      filterBody({ status: "new,refused", minScore: "50", hasPhone: "true", target: "false", q: "marie" }),
    ).toEqual({ status: ["new", "refused"], minScore: 50, hasPhone: true, target: false, q: "marie" });
  });

  test("of a body that this page does not know are left out", () => {
    expect(bodyFilters({ status: ["lost", "new"], moon: "full", minScore: 900 } as never)).toEqual({
      status: "new",
    });
  });

  test("do not depend on the order of their words", () => {
    expect(sameFilters({ status: "new,refused" }, { status: "refused,new" })).toBe(true);
    expect(sameFilters({ status: "new" }, {})).toBe(false);
  });
});

describe("a saved view", () => {
  const view = {
    id: "view_1",
    filter: { intent: ["price" as const], minScore: 30 },
    sort: "recent" as const,
  };

  test("opens with its filters written out, each of which can be taken away", () => {
    const opened = address(viewAddress(view));
    expect(readView(opened)).toEqual({
      tab: "all",
      viewId: "view_1",
      filters: { intent: "price", minScore: "30" },
      sort: "recent",
    });
    expect(isBareView(opened)).toBe(false);
    expect(isChanged(view, readView(opened).filters, "recent")).toBe(false);
    expect(isChanged(view, { intent: "price" }, "recent")).toBe(true);
    expect(isChanged(view, readView(opened).filters, "score")).toBe(true);
  });

  test("asks the API for its filters and nothing of a tab's", () => {
    expect(leadQuery(address(viewAddress(view)))).toEqual({
      sort: "recent",
      intent: "price",
      minScore: "30",
    });
  });

  test("of people without a number opens with them alone", () => {
    const opened = address(viewAddress({ id: "view_2", filter: { hasPhone: false }, sort: "score" }));
    expect(leadQuery(opened)).toEqual({ sort: "score", hasPhone: "false" });
    expect(unreadFilters(opened)).toEqual([]);
  });

  test("that is not wholly understood says so until its filters are cleared or a tab is chosen", () => {
    const filter = { moon: "full", status: ["new", "lost"], minScore: 30 } as never;
    const opened = address(viewAddress({ id: "view_3", filter, sort: "score" }));
    expect(readView(opened).filters).toEqual({ status: "new", minScore: "30" });
    expect(unreadFilters(opened)).toEqual(["moon", "status"]);
    expect(unreadFilters(address(tabAddress(opened, "hot")))).toEqual([]);
  });

  test("with any known filters is wholly understood", () => {
    fc.assert(
      fc.property(filters, (given) => {
        const opened = address(viewAddress({ id: "view_4", filter: filterBody(given), sort: "score" }));
        expect(unreadFilters(opened)).toEqual([]);
      }),
    );
  });

  test("named by a link alone is opened as it is kept", () => {
    expect(isBareView(address("view=view_1"))).toBe(true);
  });

  test("is left with its filters when a tab is chosen", () => {
    expect(tabAddress(address(viewAddress(view)), "hot")).toBe("?tab=hot");
    expect(tabAddress(address("tab=all&intent=price&cursor=x"), "todo")).toBe("?intent=price");
  });
});

test("the tab's own filters are in force until a person gives others", () => {
  expect(filtersInForce(address("tab=hot&tag=vip"))).toEqual({ minScore: "50", tag: "vip" });
  expect(filtersInForce(address("status=refused")).status).toBe("refused");
});

test.each([
  ["status=new,lost", ["status"]],
  ["minScore=900", ["minScore"]],
  ["hasPhone=perhaps", ["hasPhone"]],
  ["unread=moon", ["moon"]],
  ["tab=all&status=new&hasPhone=false&q= marie &target=", []],
  ["utm_source=letter", []],
])("in the address %s, %j is not understood", (text, names) => {
  expect(unreadFilters(address(text))).toEqual(names);
});

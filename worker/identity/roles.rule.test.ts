import { expect, test } from "vitest";
import { ROLES } from "./contract.ts";
import { ACTIONS, may, roleOf } from "./roles.ts";

test.each([
  ["read", ["owner", "admin", "member", "viewer"]],
  ["write-leads", ["owner", "admin", "member"]],
  ["send", ["owner", "admin", "member"]],
  ["export", ["owner", "admin", "member"]],
  ["write-templates", ["owner", "admin", "member"]],
  ["manage-rules", ["owner", "admin"]],
  ["manage-accounts", ["owner", "admin"]],
  ["manage-workspace", ["owner", "admin"]],
  ["manage-members", ["owner", "admin"]],
  ["manage-keys", ["owner", "admin"]],
  ["read-audit", ["owner", "admin"]],
] as const)("%s is for %s", (action, roles) => {
  expect(ROLES.filter((role) => may(role, action))).toEqual(roles);
});

test("whoever may do more may do all that those below may", () => {
  for (const [index, role] of ROLES.entries()) {
    for (const lower of ROLES.slice(index + 1)) {
      for (const action of ACTIONS) if (may(lower, action)) expect(may(role, action)).toBe(true);
    }
  }
});

test("a role that is none of ours may only look", () => {
  expect(roleOf("superuser")).toBe("viewer");
  expect(roleOf("owner")).toBe("owner");
});

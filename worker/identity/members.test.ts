import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { Env } from "../env.ts";
import { call } from "../testing/door.ts";
import { newMember, newPerson, newWorkspace, type TestPerson } from "../testing/people.ts";

const db = (env as unknown as Env).DB;
const memberId = async (personId: string, workspaceId: string): Promise<string> =>
  (await db
    .prepare("SELECT id FROM members WHERE person_id = ?1 AND workspace_id = ?2")
    .bind(personId, workspaceId)
    .first<string>("id")) ?? "";
const post = (path: string, json: unknown, who: Pick<TestPerson, "token">) =>
  call(`/api/auth/organization/${path}`, { json, headers: { authorization: `Bearer ${who.token}` } });

test("the last owner cannot leave, be removed or step down", async () => {
  const owner = await newWorkspace();
  const admin = await newMember(owner.workspaceId, "admin");
  const organizationId = owner.workspaceId;
  const id = await memberId(owner.personId, organizationId);
  const answers = [
    await post("leave", { organizationId }, owner),
    await post("update-member-role", { memberId: id, role: "member", organizationId }, owner),
    await post("remove-member", { memberIdOrEmail: id, organizationId }, owner),
    await post("remove-member", { memberIdOrEmail: id, organizationId }, admin),
  ];
  for (const answer of answers) expect([400, 403]).toContain(answer.status);
  expect((await call("/v1/me", { headers: owner.auth })).status).toBe(200);
});

test("of two owners who leave at the same moment one stays", async () => {
  const first = await newWorkspace();
  const second = await newMember(first.workspaceId, "owner");
  const organizationId = first.workspaceId;
  const answers = await Promise.all([first, second].map((who) => post("leave", { organizationId }, who)));
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 400]);
  const left = await db
    .prepare("SELECT count(*) AS n FROM members WHERE workspace_id = ?1 AND role = 'owner'")
    .bind(organizationId)
    .first<number>("n");
  expect(left).toBe(1);
});

test("the database itself keeps the last owner, whoever writes", async () => {
  const { workspaceId } = await newWorkspace();
  const removal = db.prepare("DELETE FROM members WHERE workspace_id = ?1").bind(workspaceId).run();
  await expect(removal).rejects.toThrow("last-owner");
  const demotion = db
    .prepare("UPDATE members SET role = 'viewer' WHERE workspace_id = ?1")
    .bind(workspaceId)
    .run();
  await expect(demotion).rejects.toThrow("last-owner");
});

test("a removed member is refused on the next request", async () => {
  const owner = await newWorkspace();
  const member = await newMember(owner.workspaceId, "member");
  expect((await call("/v1/me", { headers: member.auth })).status).toBe(200);
  const removed = await post(
    "remove-member",
    { memberIdOrEmail: member.email, organizationId: owner.workspaceId },
    owner,
  );
  expect(removed.status).toBe(200);
  expect((await call("/v1/me", { headers: member.auth })).status).toBe(404);
});

test("a new role counts on the next request", async () => {
  const owner = await newWorkspace();
  const viewer = await newMember(owner.workspaceId, "viewer");
  const stop = () =>
    call("/v1/workspace", { method: "PATCH", json: { stopped: true }, headers: viewer.auth });
  expect((await stop()).status).toBe(403);
  const changed = await post(
    "update-member-role",
    {
      memberId: await memberId(viewer.personId, owner.workspaceId),
      role: "admin",
      organizationId: owner.workspaceId,
    },
    owner,
  );
  expect(changed.status).toBe(200);
  expect((await stop()).status).toBe(200);
});

test("a member has exactly one role", async () => {
  const owner = await newWorkspace();
  const viewer = await newMember(owner.workspaceId, "viewer");
  const id = await memberId(viewer.personId, owner.workspaceId);
  for (const role of [["admin", "member"], "superuser"]) {
    const answer = await post(
      "update-member-role",
      { memberId: id, role, organizationId: owner.workspaceId },
      owner,
    );
    expect(answer.status).toBe(400);
  }
});

test.each(["member", "viewer"] as const)("a %s neither invites nor changes anybody's role", async (role) => {
  const owner = await newWorkspace();
  const low = await newMember(owner.workspaceId, role);
  const colleague = await newMember(owner.workspaceId, "viewer");
  const organizationId = owner.workspaceId;
  const mine = await memberId(low.personId, organizationId);
  const answers = [
    await post("invite-member", { email: "x@people.example", role: "viewer", organizationId }, low),
    await post("update-member-role", { memberId: mine, role: "owner", organizationId }, low),
    await post("remove-member", { memberIdOrEmail: colleague.email, organizationId }, low),
    await post("update", { data: { name: "Pris" }, organizationId }, low),
  ];
  expect(answers.map((answer) => answer.status)).toEqual([403, 403, 401, 403]);
});

test("an admin does not make owners", async () => {
  const owner = await newWorkspace();
  const admin = await newMember(owner.workspaceId, "admin");
  const organizationId = owner.workspaceId;
  const mine = await memberId(admin.personId, organizationId);
  expect(
    (await post("update-member-role", { memberId: mine, role: "owner", organizationId }, admin)).status,
  ).toBe(403);
  const invited = await post(
    "invite-member",
    { email: "x@people.example", role: "owner", organizationId },
    admin,
  );
  expect(invited.status).toBe(403);
});

test("an invitation brings a person in with its role, once", async () => {
  const owner = await newWorkspace("Atelier Nord");
  const guest = await newPerson();
  const organizationId = owner.workspaceId;
  const invited = await post("invite-member", { email: guest.email, role: "viewer", organizationId }, owner);
  expect(invited.status).toBe(200);
  const { id } = await invited.json<{ id: string }>();
  expect((await post("accept-invitation", { invitationId: id }, guest)).status).toBe(200);
  const me = await call("/v1/me", { headers: guest.auth });
  expect(await me.json()).toMatchObject({
    role: "viewer",
    workspace: { id: organizationId, name: "Atelier Nord" },
  });
  const again = await post("accept-invitation", { invitationId: id }, guest);
  expect(again.status).toBe(400);
});

test("a person whose address is not verified may not invite", async () => {
  const owner = await newWorkspace();
  await db.prepare("UPDATE people SET email_verified = 0 WHERE id = ?1").bind(owner.personId).run();
  const answer = await post(
    "invite-member",
    { email: "x@people.example", role: "viewer", organizationId: owner.workspaceId },
    owner,
  );
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({ code: "EMAIL_NOT_VERIFIED" });
});

test("somebody else's invitation answers like one that does not exist", async () => {
  const owner = await newWorkspace();
  const stranger = await newPerson();
  const invited = await post(
    "invite-member",
    { email: "expected@people.example", role: "viewer", organizationId: owner.workspaceId },
    owner,
  );
  const { id } = await invited.json<{ id: string }>();
  for (const path of ["accept-invitation", "reject-invitation"]) {
    const theirs = await post(path, { invitationId: id }, stranger);
    const missing = await post(path, { invitationId: "inv_missing" }, stranger);
    expect(theirs.status).toBe(400);
    expect(missing.status).toBe(400);
    expect(await theirs.text()).toBe(await missing.text());
  }
  const headers = { authorization: `Bearer ${stranger.token}` };
  const theirs = await call(`/api/auth/organization/get-invitation?id=${id}`, { headers });
  const missing = await call("/api/auth/organization/get-invitation?id=inv_missing", { headers });
  expect(await theirs.text()).toBe(await missing.text());
});

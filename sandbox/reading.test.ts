import { describe, expect, test } from "vitest";
import { DAY_MS, MINUTE_MS } from "./clock.ts";
import { igsid } from "./ids.ts";
import { createHarness, errorOf, type Harness, type Json, listOf } from "./testing/harness.ts";

const newestPost = (sandbox: Harness) =>
  sandbox.world.mediaOf(accountOf(sandbox).userId).find((media) => media.productType === "FEED")!;

const accountOf = (sandbox: Harness, username = "atelier.lune") => sandbox.world.accountNamed(username)!;

/** Follows `paging.next` by its cursor to the end. */
async function readAll(
  sandbox: Harness,
  token: string,
  path: string,
): Promise<{ items: Json[]; calls: number }> {
  const items: Json[] = [];
  let after: string | undefined;
  for (let calls = 1; calls < 200; calls++) {
    const answer = await sandbox.graph(token, "GET", after ? `${path}&after=${after}` : path);
    items.push(...listOf(answer));
    const paging = answer.body.paging as { next?: string; cursors: { after: string } } | undefined;
    if (!paging?.next) return { items, calls };
    after = paging.cursors.after;
  }
  throw new Error("the pages never end");
}

describe("the account", () => {
  test("has an app-scoped id that is not the id webhooks carry, under any version or none", async () => {
    const sandbox = createHarness();
    const token = await sandbox.connect();
    for (const prefix of ["", "/v26.0", "/v24.0"]) {
      const { body } = await sandbox.graph(
        token,
        "GET",
        `${prefix}/me?fields=id,user_id,username,account_type`,
      );
      expect(body).toEqual({
        id: "24187649420846317",
        user_id: "17841467081173735",
        username: "atelier.lune",
        account_type: "BUSINESS",
      });
    }
    const byQuery = await sandbox.ask(
      "GET",
      `/v26.0/17841467081173735?fields=username&access_token=${token}`,
    );
    expect(byQuery.body).toMatchObject({ username: "atelier.lune" });
  });

  test("every account's ids change when they are read as JSON numbers", () => {
    for (const account of createHarness().world.state.accounts) {
      expect(String(Number(account.userId))).not.toBe(account.userId);
      expect(account.appScopedId).not.toBe(account.userId);
    }
  });

  test("fields that were not asked for are not given; those that do not exist are refused", async () => {
    const sandbox = createHarness();
    const token = await sandbox.connect();
    expect(Object.keys((await sandbox.graph(token, "GET", "/me")).body)).toEqual(["id"]);
    expect(errorOf(await sandbox.graph(token, "GET", "/me?fields=id,nonsense"))?.code).toBe(100);
    expect(errorOf(await sandbox.graph(token, "GET", "/me?fields=id,user{"))?.code).toBe(100);
    expect(errorOf(await sandbox.graph(token, "GET", "/me?fields=constructor"))?.code).toBe(100);
  });

  test("a token sees nothing of another account", async () => {
    const sandbox = createHarness();
    const token = await sandbox.connect("studio.ocre");
    const lune = accountOf(sandbox);
    const [media] = sandbox.world.mediaOf(lune.userId);
    const [thread] = sandbox.world.conversationsOf(lune.userId);
    const comment = sandbox.world.state.comments.find((one) => one.accountId === lune.userId);
    for (const id of [lune.userId, media!.id, comment!.id, thread!.id, thread!.messages[0]!.mid, "12"]) {
      expect(errorOf(await sandbox.graph(token, "GET", `/${id}`))).toMatchObject({
        code: 100,
        error_subcode: 33,
      });
    }
  });

  test("nobody can learn who liked anything", async () => {
    const sandbox = createHarness();
    const token = await sandbox.connect();
    const [media] = sandbox.world.mediaOf(accountOf(sandbox).userId);
    for (const path of [
      `/${media!.id}/likes`,
      `/${media!.id}?fields=likes`,
      "/me/likes",
      `/${media!.id}?fields=likers`,
    ]) {
      expect((await sandbox.graph(token, "GET", path)).status).toBe(400);
    }
  });
});

describe("media", () => {
  test("come newest first, without stories, with a like count unless the owner hides it", async () => {
    const sandbox = createHarness();
    const lune = listOf(
      await sandbox.graph(
        await sandbox.connect(),
        "GET",
        "/me/media?fields=id,like_count,timestamp,media_product_type",
      ),
    );
    expect(lune.length).toBe(8);
    expect(lune.map((media) => media.timestamp)).toEqual(
      lune
        .map((media) => media.timestamp)
        .sort()
        .reverse(),
    );
    expect(lune.every((media) => /^2026-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/.test(String(media.timestamp)))).toBe(
      true,
    );
    expect(
      lune.every((media) => typeof media.like_count === "number" && media.media_product_type !== "STORY"),
    ).toBe(true);
    const azur = listOf(
      await sandbox.graph(await sandbox.connect("maison.azur"), "GET", "/me/media?fields=id,like_count"),
    );
    expect(azur.every((media) => !("like_count" in media))).toBe(true);
  });

  test("since and until are obeyed", async () => {
    const sandbox = createHarness();
    const token = await sandbox.connect();
    const since = Math.floor((sandbox.clock.now() - 10 * DAY_MS) / 1000);
    expect(listOf(await sandbox.graph(token, "GET", `/me/media?since=${since}`)).length).toBe(4);
    expect(listOf(await sandbox.graph(token, "GET", `/me/media?until=${since}`)).length).toBe(4);
  });

  test("paging.next holds the token and the last page has none", async () => {
    const sandbox = createHarness();
    const token = await sandbox.connect();
    const { body } = await sandbox.graph(token, "GET", "/v26.0/me/media?fields=id&limit=5");
    const { next, cursors } = body.paging as { next: string; cursors: { after: string } };
    expect(new URL(next).searchParams.get("access_token")).toBe(token);
    expect(cursors.after).toMatch(/^QVFIU/);
    const last = await sandbox.ask("GET", next.replace(/^https?:\/\/[^/]+/, ""));
    expect(listOf(last).length).toBe(3);
    expect(last.body.paging).not.toHaveProperty("next");
  });
});

describe("comments", () => {
  const crowd = async (count: number) => {
    const sandbox = createHarness();
    const token = await sandbox.connect();
    const media = sandbox.world.addMedia({
      ...newestPost(sandbox),
      id: "17999999999999999",
    });
    for (let index = 0; index < count; index++) {
      const at = sandbox.clock.now() - (index % 7) * MINUTE_MS;
      await sandbox.ask("POST", "/sandbox/comments", {
        account: "atelier.lune",
        mediaId: media.id,
        username: `p${index}_demo`,
        text: "Prix ?",
        at,
      });
    }
    return { sandbox, token, media };
  };

  test("come newest first, at most fifty a page, each once", async () => {
    const { sandbox, token, media } = await crowd(120);
    const first = await sandbox.graph(token, "GET", `/${media.id}/comments?fields=id,timestamp&limit=500`);
    expect(listOf(first).length).toBe(50);
    const { items, calls } = await readAll(
      sandbox,
      token,
      `/${media.id}/comments?fields=id,timestamp&limit=50`,
    );
    expect(calls).toBe(3);
    expect(new Set(items.map((item) => item.id)).size).toBe(120);
    expect(items.map((item) => item.timestamp)).toEqual(
      items
        .map((item) => item.timestamp)
        .sort()
        .reverse(),
    );
  });

  test("a page may be short or empty and still have a next one; nothing is lost", async () => {
    const { sandbox, token, media } = await crowd(60);
    for (const pages of [{ short: true }, { empty: true }, { short: true, empty: true }]) {
      sandbox.faults.change({ pages: { short: false, empty: false, ...pages } });
      const { items, calls } = await readAll(sandbox, token, `/${media.id}/comments?fields=id&limit=50`);
      expect(new Set(items.map((item) => item.id)).size).toBe(60);
      expect(items.length).toBe(60);
      expect(calls).toBeGreaterThan(2);
    }
  });

  test("only top-level ones are listed; replies come by expansion or by their own door", async () => {
    const sandbox = createHarness();
    const token = await sandbox.connect();
    const parent = (
      await sandbox.ask("POST", "/sandbox/comments", {
        account: "atelier.lune",
        username: "a_demo",
        text: "Prix ?",
      })
    ).body;
    const reply = (
      await sandbox.ask("POST", "/sandbox/comments", {
        account: "atelier.lune",
        username: "b_demo",
        text: "pareil",
        parentId: parent.id,
      })
    ).body;
    const list = listOf(
      await sandbox.graph(
        token,
        "GET",
        `/${parent.mediaId}/comments?fields=id,parent_id,replies{id,text,from}`,
      ),
    );
    expect(list.map((one) => one.id)).not.toContain(reply.id);
    const lune = accountOf(sandbox);
    const expanded = {
      id: reply.id,
      text: "pareil",
      from: { id: igsid(lune.userId, "b_demo"), username: "b_demo" },
    };
    expect(list.find((one) => one.id === parent.id)).toMatchObject({ replies: { data: [expanded] } });
    expect(list.find((one) => one.id === parent.id)).not.toHaveProperty("parent_id");
    const direct = await sandbox.graph(token, "GET", `/${parent.id}/replies?fields=id,parent_id`);
    expect(direct.body.data).toEqual([{ id: reply.id, parent_id: parent.id }]);
  });

  test("a reply goes under a top-level comment only", async () => {
    const sandbox = createHarness();
    const token = await sandbox.connect();
    const parent = (
      await sandbox.ask("POST", "/sandbox/comments", {
        account: "atelier.lune",
        username: "a_demo",
        text: "Prix ?",
      })
    ).body;
    const reply = await sandbox.graph(token, "POST", `/${parent.id}/replies`, {
      message: "Je vous écris 💌",
    });
    expect(sandbox.world.comment(String(reply.body.id))).toMatchObject({ author: null, parentId: parent.id });
    const nested = await sandbox.graph(token, "POST", `/${reply.body.id}/replies?message=encore`);
    expect(errorOf(nested)?.code).toBe(100);
    expect(errorOf(await sandbox.graph(token, "POST", `/${parent.id}/replies`, { message: " " }))?.code).toBe(
      100,
    );
  });

  test("can be hidden, shown again and deleted", async () => {
    const sandbox = createHarness();
    const token = await sandbox.connect();
    const { id } = (
      await sandbox.ask("POST", "/sandbox/comments", {
        account: "atelier.lune",
        username: "a_demo",
        text: "Promo",
      })
    ).body;
    for (const hide of [true, false]) {
      expect((await sandbox.graph(token, "POST", `/${id}?hide=${hide}`)).body).toEqual({ success: true });
      expect((await sandbox.graph(token, "GET", `/${id}?fields=hidden`)).body).toEqual({ hidden: hide, id });
    }
    expect((await sandbox.graph(token, "DELETE", `/${id}`)).body).toEqual({ success: true });
    expect(errorOf(await sandbox.graph(token, "GET", `/${id}`))).toMatchObject({
      code: 100,
      error_subcode: 33,
    });
  });

  test("without the comment permission the door is closed", async () => {
    const sandbox = createHarness();
    const token = await sandbox.connect("atelier.lune", "instagram_business_basic");
    const media = newestPost(sandbox);
    expect(errorOf(await sandbox.graph(token, "GET", `/${media.id}/comments`))?.code).toBe(10);
    const { body } = await sandbox.graph(token, "GET", `/${media.id}?fields=comments{text,username,from}`);
    const [first] = (body.comments as { data: Json[] }).data;
    expect(first).not.toHaveProperty("username");
  });

  test("of a broadcast are gone once it is over", async () => {
    const sandbox = createHarness();
    const token = await sandbox.connect();
    const { id } = (
      await sandbox.ask("POST", "/sandbox/media", { account: "atelier.lune", broadcast: "live" })
    ).body;
    await sandbox.ask("POST", "/sandbox/comments", {
      account: "atelier.lune",
      mediaId: id,
      username: "a_demo",
      text: "coucou",
    });
    expect(listOf(await sandbox.graph(token, "GET", `/${id}/comments`)).length).toBe(1);
    expect(listOf(await sandbox.graph(token, "GET", "/me/live_media")).length).toBe(1);
    await sandbox.ask("PATCH", `/sandbox/media/${id}`, { broadcast: "ended" });
    expect(listOf(await sandbox.graph(token, "GET", `/${id}/comments`)).length).toBe(0);
  });
});

describe("conversations", () => {
  test("are listed newest first and found by person", async () => {
    const sandbox = createHarness();
    const token = await sandbox.connect();
    const list = listOf(
      await sandbox.graph(
        token,
        "GET",
        "/me/conversations?platform=instagram&fields=id,updated_time&limit=50",
      ),
    );
    expect(list.map((one) => one.updated_time)).toEqual(
      list
        .map((one) => one.updated_time)
        .sort()
        .reverse(),
    );
    const [thread] = sandbox.world.conversationsOf(accountOf(sandbox).userId);
    const person = igsid(thread!.accountId, thread!.person);
    const found = await sandbox.graph(token, "GET", `/me/conversations?platform=instagram&user_id=${person}`);
    expect(listOf(found).map((one) => one.id)).toEqual([thread!.id]);
  });

  test("only the twenty latest messages can be read in detail; older ones answer as if deleted", async () => {
    const sandbox = createHarness();
    const token = await sandbox.connect();
    for (let index = 0; index < 25; index++) {
      await sandbox.clock.advance(MINUTE_MS);
      await sandbox.ask("POST", "/sandbox/messages", {
        account: "atelier.lune",
        username: "a_demo",
        text: `n° ${index}`,
      });
    }
    const thread = sandbox.world.conversationWith(accountOf(sandbox).userId, "a_demo")!;
    const { body } = await sandbox.graph(token, "GET", `/${thread.id}?fields=messages`);
    const ids = (body.messages as { data: { id: string; created_time: string }[] }).data;
    expect(ids.length).toBe(25);
    expect(Object.keys(ids[0]!)).toEqual(["id", "created_time"]);
    const readable = await Promise.all(
      ids.map(
        async ({ id }) => (await sandbox.graph(token, "GET", `/${id}?fields=id,message`)).status === 200,
      ),
    );
    expect(readable).toEqual([...Array(20).fill(true), ...Array(5).fill(false)]);
    const expanded = await sandbox.graph(
      token,
      "GET",
      `/${thread.id}?fields=messages.limit(50){id,message,from,to}`,
    );
    const detailed = (expanded.body.messages as { data: Json[] }).data;
    expect(detailed.length).toBe(20);
    expect(detailed[0]).toMatchObject({
      message: "n° 24",
      from: { username: "a_demo" },
      to: { data: [{ username: "atelier.lune" }] },
    });
  });

  test("the limit of two calls a second can be switched on", async () => {
    const sandbox = createHarness();
    const token = await sandbox.connect();
    sandbox.faults.change({ limits: { conversationCallsPerSecond: 2 } });
    const statuses = [];
    for (let call = 0; call < 3; call++)
      statuses.push((await sandbox.graph(token, "GET", "/me/conversations")).status);
    expect(statuses).toEqual([200, 200, 400]);
    await sandbox.clock.advance(1000);
    expect((await sandbox.graph(token, "GET", "/me/conversations")).status).toBe(200);
  });

  test("an owner who turned off message access closes them with 200/2534041", async () => {
    const sandbox = createHarness();
    const token = await sandbox.connect();
    await sandbox.ask("PATCH", "/sandbox/accounts/atelier.lune", { messageAccess: false });
    expect(errorOf(await sandbox.graph(token, "GET", "/me/conversations"))).toMatchObject({
      code: 200,
      error_subcode: 2534041,
    });
  });
});

describe("a person's profile", () => {
  test("is refused with 230 until they have written, then readable", async () => {
    const sandbox = createHarness();
    const token = await sandbox.connect();
    await sandbox.ask("POST", "/sandbox/comments", {
      account: "atelier.lune",
      username: "zoe.x_demo",
      text: "Prix ?",
    });
    const id = igsid(accountOf(sandbox).userId, "zoe.x_demo");
    const before = await sandbox.graph(token, "GET", `/${id}?fields=name,username`);
    expect(before.status).toBe(400);
    expect(errorOf(before)?.code).toBe(230);
    await sandbox.ask("POST", "/sandbox/messages", {
      account: "atelier.lune",
      username: "zoe.x_demo",
      text: "bonjour",
    });
    const after = await sandbox.graph(
      token,
      "GET",
      `/${id}?fields=name,username,follower_count,is_user_follow_business`,
    );
    expect(after.body).toEqual({
      name: "zoe.x_demo",
      username: "zoe.x_demo",
      follower_count: 120,
      is_user_follow_business: false,
      id,
    });
  });

  test("of someone who blocked the account cannot be read, and the same person has another id elsewhere", async () => {
    const sandbox = createHarness();
    const token = await sandbox.connect();
    await sandbox.ask("POST", "/sandbox/messages", {
      account: "atelier.lune",
      username: "a_demo",
      text: "bonjour",
    });
    const [lune, azur] = sandbox.world.state.accounts;
    expect(igsid(lune!.userId, "a_demo")).not.toBe(igsid(azur!.userId, "a_demo"));
    expect((await sandbox.graph(token, "GET", `/${igsid(azur!.userId, "a_demo")}`)).status).toBe(400);
    await sandbox.ask("POST", "/sandbox/block", { account: "atelier.lune", username: "a_demo" });
    expect(errorOf(await sandbox.graph(token, "GET", `/${igsid(lune!.userId, "a_demo")}`))?.code).toBe(100);
  });
});

describe("every Graph answer", () => {
  test("carries the usage headers, errors included, unless they are switched off", async () => {
    const sandbox = createHarness();
    const token = await sandbox.connect();
    sandbox.faults.change({ usage: { callCount: 81, appCallCount: 12 } });
    for (const path of ["/me", "/12"]) {
      const { headers } = await sandbox.graph(token, "GET", path);
      expect(JSON.parse(headers.get("x-app-usage")!)).toMatchObject({ call_count: 12 });
      const [use] = JSON.parse(headers.get("x-business-use-case-usage")!)["17841467081173735"];
      expect(use).toEqual({
        type: "instagram",
        call_count: 81,
        total_cputime: 25,
        total_time: 41,
        estimated_time_to_regain_access: 0,
      });
    }
    sandbox.faults.change({ omitUsageHeaders: true });
    expect((await sandbox.graph(token, "GET", "/me")).headers.get("x-app-usage")).toBeNull();
  });

  test("at a hundred percent refuses with the account's limit and says when to come back", async () => {
    const sandbox = createHarness();
    const token = await sandbox.connect();
    sandbox.faults.change({ usage: { callCount: 100, regainMinutes: 7 } });
    const answer = await sandbox.graph(token, "GET", "/me");
    expect(errorOf(answer)?.code).toBe(80002);
    expect(answer.headers.get("x-business-use-case-usage")).toContain('"estimated_time_to_regain_access":7');
    sandbox.faults.change({ usage: { callCount: 3, appCallCount: 100 } });
    expect(errorOf(await sandbox.graph(token, "GET", "/me"))?.code).toBe(4);
  });
});

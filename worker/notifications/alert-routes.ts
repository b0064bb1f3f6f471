import { Hono } from "hono";
import type { ApiEnv } from "../http/context.ts";
import { describe } from "../http/openapi.ts";
import { readerLanguage } from "../http/problem.ts";
import { validate } from "../http/validate.ts";
import {
  AlertCountSchema,
  AlertPage,
  AlertQuery,
  AlertsReadSchema,
  NewPushSubscriptionSchema,
  NotificationChoiceSchema,
  NotificationSettingsSchema,
  PushDeviceSchema,
} from "./alert-contract.ts";
import { countAlerts, readAlerts, showAlerts } from "./alert-service.ts";
import { addDevice, changeSettings, describeSettings, forgetDevice } from "./settings-service.ts";

const tag = "Notifications";

/** Mounted at `/v1`. What a person reads, chooses and subscribes is their own: a key gets 403. */
export const alertRoutes = new Hono<ApiEnv>()
  .get(
    "/alerts",
    describe({
      tag,
      summary: "What people of the workspace are told at once, newest first",
      description:
        "A number received, somebody who asks for a person, a window about to close on a hot lead, an account to reconnect. Kept for 30 days. For an API key nothing is read.",
      response: AlertPage,
    }),
    validate("query", AlertQuery),
    async (c) => {
      const language = readerLanguage(c.req.header("accept-language"));
      c.header("content-language", language);
      return c.json(
        await showAlerts(c.var.deps, c.var.tenant, c.var.actor, c.req.valid("query"), language),
        200,
      );
    },
  )
  .get(
    "/alerts/count",
    describe({ tag, summary: "How many alerts are unread", response: AlertCountSchema, problems: [403] }),
    async (c) => c.json(await countAlerts(c.var.tenant, c.var.actor), 200),
  )
  .post(
    "/alerts/read",
    describe({
      tag,
      summary: "Mark alerts as read",
      description: "For the person who asks alone: `{ids}`, or `{all: true}` for everything there is now.",
      status: 204,
      problems: [403],
    }),
    validate("json", AlertsReadSchema),
    async (c) => {
      await readAlerts(c.var.deps, c.var.tenant, c.var.actor, c.req.valid("json"));
      return c.body(null, 204);
    },
  )
  .get(
    "/notification-settings",
    describe({
      tag,
      summary: "What one is told by e-mail and push",
      response: NotificationSettingsSchema,
      problems: [403],
    }),
    async (c) =>
      c.json(await describeSettings(c.var.deps, c.var.tenant, c.var.actor, c.var.role === "owner"), 200),
  )
  .put(
    "/notification-settings",
    describe({
      tag,
      summary: "Choose what one is told by e-mail and push",
      description: "What is sent from then on is in the language of this request (Accept-Language).",
      response: NotificationSettingsSchema,
      problems: [403],
    }),
    validate("json", NotificationChoiceSchema),
    async (c) => {
      const { deps, tenant, actor, role } = c.var;
      const language = readerLanguage(c.req.header("accept-language"));
      await changeSettings(tenant, actor, c.req.valid("json"), language);
      return c.json(await describeSettings(deps, tenant, actor, role === "owner"), 200);
    },
  )
  .post(
    "/push-subscriptions",
    describe({
      tag,
      summary: "Have a browser told by push",
      description:
        "Takes a `PushSubscription` made with `pushPublicKey` of the settings. Its endpoint must be a public https address. Ten browsers for each person; of more, the oldest goes.",
      status: 201,
      response: PushDeviceSchema,
      problems: [403, 503],
    }),
    validate("json", NewPushSubscriptionSchema),
    async (c) => c.json(await addDevice(c.var.deps, c.var.tenant, c.var.actor, c.req.valid("json")), 201),
  )
  .delete(
    "/push-subscriptions/:id",
    describe({ tag, summary: "Have a browser told no more", status: 204, problems: [403, 404] }),
    async (c) => {
      await forgetDevice(c.var.tenant, c.var.actor, c.req.param("id"));
      return c.body(null, 204);
    },
  );

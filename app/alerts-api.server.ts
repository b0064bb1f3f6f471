import {
  AlertCountSchema,
  AlertPage,
  type AlertsRead,
  type NewPushSubscription,
  type NotificationChoice,
  NotificationSettingsSchema,
  PushDeviceSchema,
} from "../worker/notifications/alert-contract.ts";
import type { Calls, Query } from "./api.server.ts";

/** What the bell, the page of alerts and the notification settings need of the API. */
export const alertsApi = ({ get, send, done }: Calls) => ({
  alerts: (query: Query) => get(AlertPage, "/v1/alerts", query),
  alertCount: () => get(AlertCountSchema, "/v1/alerts/count"),
  readAlerts: (body: AlertsRead) => done("POST", "/v1/alerts/read", body),
  notificationSettings: () => get(NotificationSettingsSchema, "/v1/notification-settings"),
  saveNotifications: (body: NotificationChoice) =>
    send(NotificationSettingsSchema, "PUT", "/v1/notification-settings", body),
  addPushDevice: (body: NewPushSubscription) =>
    send(PushDeviceSchema, "POST", "/v1/push-subscriptions", body),
  removePushDevice: (id: string) => done("DELETE", `/v1/push-subscriptions/${encodeURIComponent(id)}`),
});

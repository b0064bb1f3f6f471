import { useCallback, useEffect, useState } from "react";
import type { PushDevice } from "../../worker/notifications/alert-contract.ts";
import { deviceName } from "../format/device-name.ts";
import { ask, isProblem } from "./ask.ts";

const WORKER = "/service-worker.js";

/** Where this browser stands. `asking`: not known yet, or being changed. */
export type PushState = "asking" | "unsupported" | "denied" | "off" | "on" | "failed";

const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64url.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));

/** The id that the API gives a subscription: SHA-256 of its endpoint, base64url. */
async function idOf(endpoint: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(endpoint));
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

const subscribed = async (): Promise<PushSubscription | null> => {
  const registration = await navigator.serviceWorker.getRegistration(WORKER);
  return (await registration?.pushManager.getSubscription()) ?? null;
};

/** Whether this browser is told by push, and how to change that. `devices` are those the API knows. */
export function usePushDevice(publicKey: string, devices: readonly PushDevice[], onChange: () => void) {
  const [state, setState] = useState<PushState>("asking");
  const [hereId, setHereId] = useState<string | null>(null);

  const look = useCallback(async () => {
    if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window))
      return setState("unsupported");
    if (Notification.permission === "denied") return setState("denied");
    const subscription = await subscribed();
    const id = subscription ? await idOf(subscription.endpoint) : null;
    setHereId(id);
    setState(id !== null && devices.some((device) => device.id === id) ? "on" : "off");
  }, [devices]);
  useEffect(() => {
    look().catch(() => setState("failed"));
  }, [look]);

  const switchOn = async (): Promise<boolean> => {
    setState("asking");
    try {
      if ((await Notification.requestPermission()) !== "granted") {
        setState(Notification.permission === "denied" ? "denied" : "off");
        return false;
      }
      await navigator.serviceWorker.register(WORKER);
      const registration = await navigator.serviceWorker.ready;
      const known = await registration.pushManager.getSubscription();
      // One made for other keys would refuse ours.
      if (known && !isMadeFor(known, publicKey)) await known.unsubscribe();
      const subscription = await registration.pushManager.subscribe({
        userVisibleOnly: true,
        applicationServerKey: bytesOf(publicKey),
      });
      const answer = await ask<object>("/push", {
        subscription: JSON.stringify(subscription.toJSON()),
        label: deviceName(navigator.userAgent),
      });
      if (isProblem(answer)) throw new Error("refused");
      onChange();
      return true;
    } catch {
      setState("failed");
      return false;
    }
  };

  const remove = async (id: string): Promise<void> => {
    if (id === hereId) {
      setState("asking");
      await (await subscribed())?.unsubscribe().catch(() => false);
    }
    await ask("/push", { remove: id });
    onChange();
  };
  return { state, hereId, switchOn, remove };
}

function isMadeFor(subscription: PushSubscription, publicKey: string): boolean {
  const key = subscription.options?.applicationServerKey;
  if (!key) return true;
  const wanted = bytesOf(publicKey);
  const made = new Uint8Array(key);
  return made.length === wanted.length && made.every((byte, place) => byte === wanted[place]);
}

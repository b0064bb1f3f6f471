/**
 * Shows what is pushed to this browser, and leads to it. It keeps nothing and answers no request: pages come from the
 * network.
 */
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) => {
  let message = {};
  try {
    message = event.data?.json() ?? {};
  } catch {
    // Nothing readable: a browser that was told must still show something.
  }
  const { title, body = "", link = "/alerts", tag = "vistaflow", language = "fr" } = message;
  event.waitUntil(
    self.registration.showNotification(title || "VistaFlow", {
      body,
      tag,
      lang: language,
      icon: "/favicon.svg",
      data: { link },
    }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const target = new URL(event.notification.data?.link ?? "/alerts", self.location.origin);
  // Never out of the dashboard, whatever was pushed.
  const href = target.origin === self.location.origin ? target.href : `${self.location.origin}/alerts`;
  event.waitUntil(open(href));
});

async function open(href) {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const client of windows) {
    if (!("navigate" in client)) continue;
    try {
      await client.focus();
      await client.navigate(href);
      return;
    } catch {
      // Not under our control: a new window then.
    }
  }
  await self.clients.openWindow(href);
}

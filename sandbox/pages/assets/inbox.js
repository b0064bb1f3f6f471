import { element, fill, messageRow } from "./draw.js";
import { call, say } from "./talk.js";

const at = (id) => document.getElementById(id);

/** The visitor's messages with the shop; what they have on screen counts as read. */
export function drawInbox(account, inbox, { as, language, words, onHeart, onUnsend }) {
  const messages = inbox?.messages ?? [];
  at("inbox-title").textContent = `${words.inbox} @${account.username}`;
  at("block").textContent = inbox?.blocked ? words.unblock : words.block;
  const notice = inbox?.blocked
    ? words.blocked
    : !account.isConnected
      ? words.notConnected
      : inbox?.folder === "requests"
        ? words.requests
        : null;
  at("inbox-notice").hidden = !notice;
  at("inbox-notice").textContent = notice ?? "";
  const list = at("messages");
  const hasChanged = fill(list, JSON.stringify([as, messages]), () =>
    messages.length
      ? messages.map((message) => messageRow(message, { language, words, onHeart, onUnsend }))
      : [element("li", { className: "muted empty" }, [words.inboxEmpty])],
  );
  if (hasChanged) list.scrollTop = list.scrollHeight;
  const received = messages.filter((message) => message.from === "business").length;
  announce(account.username, as, received, words);
  const unread = messages.findLast(
    (message) => message.from === "business" && !message.readAt && !message.unsent,
  );
  if (unread && document.visibilityState === "visible") {
    call("POST", "/sandbox/read", { mid: unread.mid }).catch(() => {});
  }
}

let announced = null;

/** On a phone the messages are below the fold: say that one has come, and lead there. */
function announce(account, as, count, words) {
  const isNew = announced?.as === as && announced.account === account && count > announced.count;
  announced = { as, account, count };
  const { top, bottom } = at("messages").getBoundingClientRect();
  if (!isNew || (top < innerHeight - 80 && bottom > 80)) return;
  const show = () => {
    at("inbox-title").scrollIntoView({ block: "start" });
    say(null);
  };
  say(
    element("button", { type: "button", className: "quiet", onclick: show }, [
      `${words.arrived} @${account}`,
    ]),
  );
}

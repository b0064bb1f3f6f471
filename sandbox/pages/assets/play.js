import { commentRow, element, eventRow, fill } from "./draw.js";
import { drawInbox } from "./inbox.js";
import { call, newName, say } from "./talk.js";

const { language, words } = JSON.parse(document.getElementById("settings").textContent);
const at = (id) => document.getElementById(id);
const address = new URLSearchParams(location.search);

/** What the visitor chose; kept in the address, so that a reload or a link shows the same. */
const chosen = {
  account: address.get("account") ?? "",
  post: address.get("post") ?? "",
  as: ["", "new"].includes(address.get("as") ?? "") ? newName() : address.get("as"),
};
let state = null;
let replyingTo = null;
let isLoading = false;
let isStale = false;

function keepAddress() {
  for (const [name, value] of Object.entries(chosen)) if (value) address.set(name, value);
  history.replaceState(null, "", `?${address}`);
}

/** Runs what a button does; a failure is told, never swallowed. */
async function act(run) {
  try {
    await run();
    await load();
  } catch {
    say(words.failed);
  }
}

async function load() {
  if (isLoading) {
    isStale = true;
    return;
  }
  isLoading = true;
  try {
    do {
      isStale = false;
      state = await call("GET", `/play/state?${new URLSearchParams(chosen)}`);
    } while (isStale);
    chosen.account = state.account.username;
    chosen.post = state.post.id;
    keepAddress();
    draw();
  } catch {
    say(words.offline, true);
    setTimeout(load, 2000);
  } finally {
    isLoading = false;
  }
}

function options(select, items, value) {
  fill(select, JSON.stringify([items, value]), () =>
    items.map((item) => element("option", { value: item.value }, [item.label])),
  );
  select.value = value;
}

function draw() {
  const { account, post } = state;
  options(
    at("account"),
    state.accounts.map((one) => ({ value: one.username, label: `@${one.username}` })),
    account.username,
  );
  options(
    at("post"),
    state.posts.map((one) => ({
      value: one.id,
      label: `${one.emoji} ${one.isStory ? "Story · " : ""}${one.caption.slice(0, 48)}`,
    })),
    post.id,
  );
  const names = state.people.includes(chosen.as) ? state.people : [chosen.as, ...state.people];
  options(
    at("as"),
    [
      { value: "new", label: words.newCustomer },
      ...names.map((name) => ({
        value: name,
        label: name.startsWith("cliente.") ? `${words.newCustomer} (@${name})` : `@${name}`,
      })),
    ],
    chosen.as,
  );

  at("post-author").textContent = `@${account.username}`;
  at("post-face").textContent = account.initial;
  at("picture").textContent = post.picture.emoji;
  at("picture").setAttribute("aria-label", post.altText);
  at("picture").style.setProperty("--hue", post.picture.hue);
  at("caption").textContent = post.caption;
  at("likes").textContent =
    post.likeCount === null ? words.likesHidden : `${post.likeCount.toLocaleString(language)} ${words.likes}`;
  const onReply = (comment) => {
    replyingTo = comment;
    draw();
    at("comment-text").focus();
  };
  fill(at("comments"), JSON.stringify(post), () =>
    post.comments.length
      ? post.comments.flatMap((comment) => commentRow(comment, { language, words, onReply }))
      : [element("li", { className: "muted" }, [post.isStory ? words.story : words.noComments])],
  );
  at("comment-text").placeholder = post.isStory ? words.story : words.commentPlaceholder;
  at("comment-text").setAttribute("aria-label", at("comment-text").placeholder);
  drawReplying();
  drawInbox(state.account, state.inbox, { as: chosen.as, language, words, onHeart, onUnsend });
  fill(at("events"), JSON.stringify(state.events), () =>
    state.events.length
      ? state.events.map((event) => eventRow(event, { language, words }))
      : [element("li", { className: "muted" }, [words.liveEmpty])],
  );
}

function drawReplying() {
  at("replying").hidden = !replyingTo;
  if (!replyingTo) return;
  at("replying").replaceChildren(
    `${words.replyingTo} @${replyingTo.username} `,
    element(
      "button",
      {
        type: "button",
        className: "quiet",
        onclick: () => {
          replyingTo = null;
          drawReplying();
        },
      },
      [words.cancelReply],
    ),
  );
}

const onHeart = (message, isOn) =>
  act(() => call("POST", "/sandbox/reactions", { mid: message.mid, action: isOn ? "react" : "unreact" }));
const onUnsend = (message) => act(() => call("POST", "/sandbox/unsend", { mid: message.mid }));

/** Whoever a human plays stops following rules of their own. */
const takeOver = () => call("PATCH", `/sandbox/people/${chosen.as}`, { answers: "scripted" });

async function sendMessage(text, storyReply) {
  await takeOver();
  await call("POST", "/sandbox/messages", {
    account: chosen.account,
    username: chosen.as,
    text,
    ...(storyReply ? { storyReply } : {}),
  });
}

async function sendComment(text) {
  await takeOver();
  await call("POST", "/sandbox/comments", {
    account: chosen.account,
    username: chosen.as,
    text,
    ...(replyingTo ? { parentId: replyingTo.id } : { mediaId: chosen.post }),
  });
  replyingTo = null;
}

for (const name of ["account", "post", "as"]) {
  at(name).addEventListener("change", (event) => {
    chosen[name] = event.target.value === "new" ? newName() : event.target.value;
    if (name === "account") chosen.post = "";
    if (name !== "as") replyingTo = null;
    load();
  });
}

function onSubmit(form, input, send) {
  at(form).addEventListener("submit", (event) => {
    event.preventDefault();
    const text = at(input).value.trim();
    if (!text) return;
    act(async () => {
      await send(text);
      at(input).value = "";
    });
  });
}
onSubmit("comment-form", "comment-text", (text) =>
  state?.post.isStory ? sendMessage(text, state.post.id) : sendComment(text),
);
onSubmit("message-form", "message-text", (text) => sendMessage(text));

at("block").addEventListener("click", () =>
  act(() =>
    call("POST", "/sandbox/block", {
      account: chosen.account,
      username: chosen.as,
      blocked: !state?.inbox?.blocked,
    }),
  ),
);
at("ideas").append(
  ...words.suggestions.map((text) =>
    element(
      "button",
      {
        type: "button",
        className: "chip",
        onclick: () => {
          at("comment-text").value = text;
          at("comment-text").focus();
        },
      },
      [text],
    ),
  ),
);
at("answers").append(
  ...[
    [words.answerNumber, words.numberAnswer],
    [words.answerStop, "STOP"],
    [words.answerNo, words.noAnswer],
  ].map(([label, text]) =>
    element("button", { type: "button", className: "chip", onclick: () => act(() => sendMessage(text)) }, [
      label,
    ]),
  ),
);

const events = new EventSource("/sandbox/events");
events.addEventListener("hello", () => say(null));
events.addEventListener("change", load);
events.addEventListener("error", () => say(words.offline, true));
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && load());
// Times grow old even when nothing happens.
setInterval(() => {
  if (!state) return;
  for (const list of ["comments", "messages", "events"]) delete at(list).dataset.key;
  if (!document.activeElement?.closest("ol")) draw();
}, 30_000);
load();

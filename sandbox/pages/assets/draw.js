/** Turns the state of the play page into elements. Draws what it is given: no fetching. */

/** @param {string} tag @param {Record<string, unknown>} [properties] @param {(Node | string)[]} [children] */
export function element(tag, properties = {}, children = []) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in made) made[name] = value;
    else made.setAttribute(name, String(value));
  }
  made.append(...children);
  return made;
}

/** "il y a 5 min", "5 min. ago"; the day for what is older. */
export function ago(atMs, language, words) {
  const seconds = Math.round((Date.now() - atMs) / 1000);
  if (seconds < 10) return words.now;
  const format = new Intl.RelativeTimeFormat(language, { style: "short", numeric: "always" });
  if (seconds < 60) return format.format(-seconds, "second");
  if (seconds < 3600) return format.format(-Math.round(seconds / 60), "minute");
  if (seconds < 86_400) return format.format(-Math.round(seconds / 3600), "hour");
  return new Intl.DateTimeFormat(language, { day: "numeric", month: "short" }).format(atMs);
}

const when = (at, language, words) =>
  element("time", { className: "muted small", dateTime: new Date(at).toISOString() }, [
    ago(at, language, words),
  ]);

export function commentRow(comment, { language, words, onReply }) {
  const row = (one, isReply) =>
    element(
      "li",
      { className: `comment${isReply ? " reply" : ""}${one.isHidden ? " hidden-by-shop" : ""}` },
      [
        element("p", {}, [
          element("strong", {}, [`@${one.username}`]),
          ...(one.isShop ? [" ", element("span", { className: "chip" }, [words.shop])] : []),
          ` ${one.text}`,
        ]),
        element("p", { className: "row small" }, [
          when(one.at, language, words),
          ...(isReply
            ? []
            : [
                element("button", { type: "button", className: "quiet", onclick: () => onReply(one) }, [
                  words.reply,
                ]),
              ]),
        ]),
      ],
    );
  return [row(comment, false), ...comment.replies.map((reply) => row(reply, true))];
}

export function messageRow(message, { language, words, onHeart, onUnsend }) {
  const isMine = message.from === "person";
  const heart = message.reactions.find((one) => one.by === "person");
  const bubble = element("div", { className: "bubble" }, [
    ...(message.replyTo && "story" in message.replyTo
      ? [element("p", { className: "muted small" }, [words.storyAnswered])]
      : []),
    message.unsent
      ? element("em", { className: "muted" }, [words.unsent])
      : element("span", {}, [message.text ?? "📎"]),
    ...message.reactions.map((one) =>
      element("span", { className: "heart", title: one.by }, [one.emoji === "❤" ? "❤️" : one.emoji]),
    ),
  ]);
  const via = isMine ? null : message.via === "api" ? words.automatic : words.phoneApp;
  const notes = [
    ...(via ? [element("span", { className: "muted small" }, [via])] : []),
    ...(message.editCount > 0 ? [element("span", { className: "muted small" }, [words.edited])] : []),
    when(message.at, language, words),
    ...(message.unsent
      ? []
      : isMine
        ? [
            element("button", { type: "button", className: "quiet", onclick: () => onUnsend(message) }, [
              words.unsend,
            ]),
          ]
        : [
            element(
              "button",
              { type: "button", className: "quiet", onclick: () => onHeart(message, !heart) },
              [heart ? words.heartBack : words.heart],
            ),
          ]),
  ];
  return element("li", { className: `message ${isMine ? "mine" : "theirs"}` }, [
    bubble,
    element("p", { className: "row small notes" }, notes),
  ]);
}

export function eventRow(event, { language, words }) {
  const arrow = event.kind === "comment" ? "💬" : "✉️";
  return element("li", {}, [
    element("span", { "aria-hidden": "true" }, [arrow]),
    element("p", {}, [
      element("strong", {}, [`@${event.from}`]),
      event.from === event.to ? " " : ` → @${event.to} `,
      event.text,
    ]),
    when(event.at, language, words),
  ]);
}

/** Redraws a list only when what it shows has changed, so that nothing flickers and no focus is lost. */
export function fill(list, key, rows) {
  if (list.dataset.key === key) return false;
  list.dataset.key = key;
  list.replaceChildren(...rows());
  return true;
}

import { createHash } from "node:crypto";

/** Paper and teal: the dashboard's colours and sizes, with the type that the reader's machine has. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --page: #fbfaf7; --surface: #ffffff; --line: #e6e2da; --ink: #1b1a17; --muted: #66625a; --accent: #0f5e5c; --tint: #e3f0ee; --success: #2b6e3f; }
@media (prefers-color-scheme: dark) { :root { --page: #14161a; --surface: #1c1f24; --line: #2c3036; --ink: #eceae5; --muted: #a09c93; --accent: #6cc5bd; --tint: #1d2e2f; --success: #7fc796; } }
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 "Inter Variable", Inter, system-ui, sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 640px; margin: 0 auto; padding: 32px 16px 64px; }
.brand { margin: 0 0 24px; color: var(--muted); font-size: 14px }
h1 { margin: 0 0 8px; font: 600 28px/1.25 "Bricolage Grotesque Variable", "Bricolage Grotesque", system-ui, sans-serif; overflow-wrap: break-word }
h2 { margin: 32px 0 8px; font: 600 20px/1.3 "Bricolage Grotesque Variable", "Bricolage Grotesque", system-ui, sans-serif }
p { margin: 0 0 12px } a { color: var(--accent) } a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px }
.card { margin: 24px 0; padding: 16px; background: var(--surface); border: 1px solid var(--line); border-radius: 8px }
.state { display: inline-block; margin: 0 0 12px; padding: 4px 12px; border-radius: 999px; background: var(--tint); color: var(--accent); font-weight: 600; font-size: 14px }
.state.done { color: var(--success) }
progress { display: block; width: 100%; height: 8px; margin: 0 0 12px; accent-color: var(--accent) }
dl { margin: 0; display: grid; gap: 4px } dt { color: var(--muted); font-size: 14px } dd { margin: 0 0 8px; overflow-wrap: anywhere }
code { font: 14px/1.5 ui-monospace, monospace }`;

const digest = createHash("sha256").update(PAGE_STYLE).digest("base64");

/** Nothing but this page's own style: no script, no form, no frame, nothing from anywhere. */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

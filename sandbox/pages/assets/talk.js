/** Small doors of the play page: to the server, and to the visitor. */

export function newName() {
  const letters = "abcdefghijklmnopqrstuvwxyz";
  const four = Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => letters[byte % 26]).join("");
  return `cliente.${four}_demo`;
}

/** @returns the answer's JSON; throws when the sandbox refuses or does not answer */
export async function call(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: body ? { "content-type": "application/json" } : {},
    body: body && JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.status === 204 ? null : response.json();
}

let hideToast;
/** @param {string | Node | null} content shown for some seconds, or until replaced when it lasts */
export function say(content, isLasting = false) {
  const toast = document.getElementById("toast");
  clearTimeout(hideToast);
  toast.replaceChildren(...(content ? [content] : []));
  toast.hidden = !content;
  if (content && !isLasting) hideToast = setTimeout(() => say(null), 5000);
}

const LONGEST_CHALLENGE = 256;

/**
 * Meta's check that the callback is ours.
 * @returns the challenge to send back as plain text, or null when it must be refused
 */
export function answerHandshake(query: URLSearchParams, verifyToken: string | null): string | null {
  const challenge = query.get("hub.challenge");
  const token = query.get("hub.verify_token");
  if (!verifyToken || token === null || !isSame(token, verifyToken)) return null;
  if (query.get("hub.mode") !== "subscribe" || !challenge || challenge.length > LONGEST_CHALLENGE)
    return null;
  return challenge;
}

/** Compares every character, whatever the first difference: time says nothing of the token. */
function isSame(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length;
  for (let i = 0; i < expected.length; i += 1) difference |= given.charCodeAt(i) ^ expected.charCodeAt(i);
  return difference === 0;
}

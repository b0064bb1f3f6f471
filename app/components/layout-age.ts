/** What surrounds the pages is news that comes without a change of ours, so it is looked at again this often. */
const LOOK_AGAIN_MS = 20_000;
let lookedAtMs = Date.now();

export const isLayoutOld = (): boolean => Date.now() - lookedAtMs > LOOK_AGAIN_MS;
export const noteLayoutAsked = (): void => {
  lookedAtMs = Date.now();
};
/** With the next refresh: something was changed that is counted there. */
export const askLayoutAgain = (): void => {
  lookedAtMs = 0;
};

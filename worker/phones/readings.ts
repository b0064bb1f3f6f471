/** What other features need of messages that a model reads. */
export { readingsAsked } from "./reading-store.ts";

import type { InboundInteraction } from "../platforms/platform.ts";
import { TEXT_KEPT_UNITS } from "./amendment.ts";

/** Two batches each: 1 per 125 events. */
export const INTAKE_CHUNK = 250;
/** D1 takes 2 MB in one parameter, which also carries ids, keys and times. */
export const CHUNK_TEXT_BYTES = 900_000;

const encoder = new TextEncoder();
const bytesOf = (text: string | null): number =>
  text === null ? 0 : encoder.encode(JSON.stringify(text.slice(0, TEXT_KEPT_UNITS))).length;

/** Events in the same order, in chunks that one intake can hold. */
export function cutIntoChunks(events: readonly InboundInteraction[]): InboundInteraction[][] {
  const chunks: InboundInteraction[][] = [];
  let chunk: InboundInteraction[] = [];
  let bytes = 0;
  for (const event of events) {
    const size = bytesOf(event.text);
    if (chunk.length === INTAKE_CHUNK || (chunk.length > 0 && bytes + size > CHUNK_TEXT_BYTES)) {
      chunks.push(chunk);
      chunk = [];
      bytes = 0;
    }
    chunk.push(event);
    bytes += size;
  }
  if (chunk.length > 0) chunks.push(chunk);
  return chunks;
}

import type { Platform } from "../platforms/platform.ts";
import { type IngestJob, JOB_VERSION } from "./jobs.ts";

/** Under the 128 KB of a queue message with room for the rest of the body. */
const MAX_PACKED_CHARS = 90_000;

/**
 * One delivery as bodies of the `ingest` queue: usually one. A delivery that does not fit even when packed is
 * cut into its updates, which keep their order and their exact text. Null when the text is not JSON.
 */
export async function packDelivery(
  platform: Pick<Platform, "id" | "splitDelivery">,
  text: string,
  receivedAt: number,
  requestId: string,
  signedWith: string,
): Promise<IngestJob[] | null> {
  if (!isJson(text)) return null;
  const job = async (raw: string): Promise<IngestJob> => ({
    v: JOB_VERSION,
    platform: platform.id,
    body: await pack(raw),
    receivedAt,
    requestId,
    signedWith,
  });
  const whole = await job(text);
  if (whole.body.length <= MAX_PACKED_CHARS) return [whole];
  const jobs: IngestJob[] = [];
  for (const part of platform.splitDelivery(text)) {
    const packed = await job(part);
    // A single update over the limit is no comment and no message: nothing we read is that long.
    if (packed.body.length <= MAX_PACKED_CHARS) jobs.push(packed);
  }
  return jobs;
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** gzip, then base64: queue bodies are JSON. */
export async function pack(text: string): Promise<string> {
  const zipped = new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("gzip")));
  return Buffer.from(await zipped.arrayBuffer()).toString("base64");
}

export async function unpack(body: string): Promise<string> {
  const zipped = new Blob([Buffer.from(body, "base64")])
    .stream()
    .pipeThrough(new DecompressionStream("gzip"));
  return new Response(zipped).text();
}

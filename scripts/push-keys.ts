/** `node scripts/push-keys.ts`: a new pair for web push. Changing it later makes every browser subscribe anew. */
import { newPushKeys } from "./local/push-keys.ts";

for (const [name, value] of Object.entries(newPushKeys())) console.log(`${name}=${value}`);

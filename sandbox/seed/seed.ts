import { createCast } from "../people/cast.ts";
import { createRandom } from "../random.ts";
import type { WorldState } from "../world/state.ts";
import { createAccounts } from "./accounts.ts";
import { createHistory } from "./history.ts";
import { createPosts } from "./posts.ts";

/**
 * The world as it starts: three shops, about 180 people, thirty days behind them.
 *
 * @param seed     the same seed and start give the same world
 * @param startMs  the moment the history ends, epoch ms
 */
export function seedWorld(seed: number, startMs: number): WorldState {
  const random = createRandom(seed);
  const accounts = createAccounts();
  const people = createCast(random, accounts);
  const media = createPosts(random, accounts, seed, startMs);
  const history = createHistory(random, { seed, accounts, media, people }, startMs);
  return {
    version: 1,
    seed,
    serial: 0,
    accounts,
    people,
    media,
    ...history,
    codes: [],
    tokens: [],
    demo: null,
  };
}

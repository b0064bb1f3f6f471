/** The planner's two steps when some messages must wait for a start: intervals of slots instead of deadlines. */

/** A message with the range of slots it can use: `from` inclusive, `to` exclusive, as indexes. */
export type Job = { id: string; from: number; to: number; expires: boolean };
export type Placed = { job: Job; index: number };

/** The next index, at or after one, that was not left out. */
class Remaining {
  readonly #next: Int32Array;

  constructor(count: number) {
    this.#next = Int32Array.from({ length: count + 1 }, (_, index) => index);
  }

  copyFrom(other: Remaining): void {
    this.#next.set(other.#next);
  }

  at(index: number): number {
    const next = this.#next;
    let root = index;
    while (next[root] !== root) root = next[root]!;
    for (let at = index; at !== root; ) {
      const following = next[at]!;
      next[at] = root;
      at = following;
    }
    return root;
  }

  leaveOut(index: number): void {
    this.#next[index] = index + 1;
  }
}

/**
 * Best first, each kept if all kept ones still fit: the sets are a matroid here too, but whether one more fits
 * takes a search for an augmenting path. Slots that a failed search reached are full for good. O(n · slots).
 */
export function chooseWithStarts(jobs: readonly Job[], slotCount: number): Placed[] {
  const occupant: (Job | null)[] = Array.from({ length: slotCount }, () => null);
  const notFull = new Remaining(slotCount);
  const unseen = new Remaining(slotCount);
  const cameFrom = new Int32Array(slotCount); // the slot whose occupant could move into this one; −1 for the new job
  for (const job of jobs) {
    unseen.copyFrom(notFull);
    const reached: number[] = [];
    let mover = job;
    let moverAt = -1;
    let end = -1;
    for (let head = -1; end < 0 && head < reached.length; head++) {
      if (head >= 0) {
        moverAt = reached[head]!;
        mover = occupant[moverAt]!;
      }
      for (let index = unseen.at(mover.from); index < mover.to; index = unseen.at(index)) {
        unseen.leaveOut(index);
        cameFrom[index] = moverAt;
        if (occupant[index] === null) {
          end = index;
          break;
        }
        reached.push(index);
      }
    }
    if (end < 0) for (const index of reached) notFull.leaveOut(index);
    for (let index = end; index >= 0; ) {
      const previous: number = cameFrom[index]!;
      occupant[index] = previous < 0 ? job : occupant[previous]!;
      index = previous;
    }
  }
  return occupant.flatMap((job, index) => (job ? [{ job, index }] : []));
}

/**
 * In the order of `jobs`, moves each chosen message to the earliest slot from which the ones after it can still
 * make way, and fixes it there. O(n · slots) and the length of the chains.
 */
export function placeWithStarts(
  jobs: readonly Job[],
  chosen: readonly Placed[],
  slotCount: number,
): Map<Job, number> {
  const occupant: (Job | null)[] = Array.from({ length: slotCount }, () => null);
  const places = new Map<Job, number>();
  for (const { job, index } of chosen) {
    occupant[index] = job;
    places.set(job, index);
  }
  const isFixed = new Uint8Array(slotCount);
  for (const job of jobs) {
    const current = places.get(job);
    if (current === undefined) continue;
    const way = waysOut(occupant, isFixed, current);
    let earliest = job.from;
    while (earliest < current && way[earliest] === NO_WAY) earliest++;
    // Everybody in the chain moves up by one: the last into a free slot or into the one that `job` leaves.
    let moving: Job | null = job;
    for (let index = earliest; moving !== null; ) {
      const displaced: Job | null = index === current ? null : occupant[index]!;
      occupant[index] = moving;
      places.set(moving, index);
      moving = displaced;
      index = way[index]!;
    }
    if (earliest !== current && occupant[current] === job) occupant[current] = null;
    isFixed[earliest] = 1;
  }
  return places;
}

const NO_WAY = -1;

/** Per slot, where its occupant can move so that the slot comes free; itself when it is free, NO_WAY when it cannot. */
function waysOut(occupant: readonly (Job | null)[], isFixed: Uint8Array, leaving: number): Int32Array {
  const way = Int32Array.from(occupant, (job, index) => (job === null || index === leaving ? index : NO_WAY));
  const firstOpen = new Int32Array(occupant.length + 1);
  for (let grew = true; grew; ) {
    grew = false;
    firstOpen[occupant.length] = occupant.length;
    for (let index = occupant.length - 1; index >= 0; index--) {
      firstOpen[index] = way[index] === NO_WAY ? firstOpen[index + 1]! : index;
    }
    for (let index = 0; index < occupant.length; index++) {
      const job = occupant[index];
      if (!job || way[index] !== NO_WAY || isFixed[index]) continue;
      const target = firstOpen[job.from]!;
      if (target < job.to) {
        way[index] = target;
        grew = true;
      }
    }
  }
  return way;
}

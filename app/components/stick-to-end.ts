import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Word } from "../../worker/conversations/contract.ts";

/** So near the end, one is reading the newest words. */
const NEAR_PX = 96;

const useClientLayoutEffect = typeof document === "undefined" ? useEffect : useLayoutEffect;

/** On a wide window the conversation scrolls in its pane, on a phone the page does. */
const scrollerOf = (box: HTMLElement): HTMLElement =>
  getComputedStyle(box).overflowY === "auto" ? box : (document.scrollingElement as HTMLElement);

const isNearEnd = (scroller: HTMLElement): boolean =>
  scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_PX;

/**
 * Keeps the end of a conversation in sight for who reads there, and everything where it is for who reads further up.
 *
 * @returns `below`: how many of the person's words came out of sight
 */
export function useStickToEnd(box: RefObject<HTMLElement | null>, words: readonly Word[]) {
  const [below, setBelow] = useState(0);
  const before = useRef<{ firstId: string; lastId: string; height: number; nearEnd: boolean } | null>(null);

  const toEnd = useCallback(() => {
    if (!box.current) return;
    const scroller = scrollerOf(box.current);
    scroller.scrollTop = scroller.scrollHeight;
    setBelow(0);
  }, [box]);

  useClientLayoutEffect(() => {
    const element = box.current;
    const [first, last] = [words[0], words.at(-1)];
    if (!element || !first || !last) return;
    const scroller = scrollerOf(element);
    const known = before.current;
    if (known === null) toEnd();
    else {
      const lastIndex = words.findIndex((word) => word.id === known.lastId);
      const fresh = lastIndex < 0 ? [] : words.slice(lastIndex + 1);
      if (first.id !== known.firstId && last.id === known.lastId) {
        // Older words came in above: what one was reading stays under one's eyes.
        scroller.scrollTop += scroller.scrollHeight - known.height;
      } else if (known.nearEnd || fresh.some((word) => word.from === "us")) {
        scroller.scrollTop = scroller.scrollHeight;
      } else if (fresh.length > 0) {
        const theirs = fresh.filter((word) => word.from === "person").length;
        setBelow((count) => count + theirs);
      }
    }
    before.current = {
      firstId: first.id,
      lastId: last.id,
      height: scroller.scrollHeight,
      nearEnd: isNearEnd(scroller),
    };
  }, [words, box, toEnd]);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    // The page's own place is put back after the first drawing: on a phone the end is looked for once more.
    toEnd();
    const onScroll = () => {
      const scroller = scrollerOf(element);
      const nearEnd = isNearEnd(scroller);
      if (before.current) before.current = { ...before.current, nearEnd, height: scroller.scrollHeight };
      if (nearEnd) setBelow(0);
    };
    element.addEventListener("scroll", onScroll, { passive: true });
    window.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      element.removeEventListener("scroll", onScroll);
      window.removeEventListener("scroll", onScroll);
    };
  }, [box, toEnd]);

  return { below, toEnd };
}

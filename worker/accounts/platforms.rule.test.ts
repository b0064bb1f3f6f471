import { describe, expect, test } from "vitest";
import { PLATFORMS, type PlatformId } from "../platforms/contract.ts";
import { instagramCapabilities } from "../platforms/instagram/capabilities.ts";
import { BREAKABLE_FRENCH } from "../testing/french.ts";
import { capabilitiesIn, futureCapabilities, plannedCapabilities } from "./capabilities.ts";
import { listPlatforms } from "./platforms.ts";

const withInstagram = (id: PlatformId) => (id === "instagram" ? instagramCapabilities(true) : undefined);
const statesIn = (country: string, setUp = withInstagram) =>
  Object.fromEntries(listPlatforms({ country, language: "en", setUp }).map(({ id, state }) => [id, state]));

describe("the state of each platform", () => {
  test.each([
    ["FR", "not-in-your-region"],
    ["RE", "not-in-your-region"],
    ["NO", "not-in-your-region"],
    ["CH", "not-in-your-region"],
    ["GB", "not-in-your-region"],
    ["US", "not-connected-yet"],
    ["CA", "not-connected-yet"],
  ])("in %s TikTok is %s, and the others do not depend on it", (country, tiktok) => {
    expect(statesIn(country)).toEqual({
      instagram: "available",
      tiktok,
      linkedin: "not-connected-yet",
      x: "not-connected-yet",
      gmail: "not-connected-yet",
    });
  });

  test("without its application Instagram is not set up, and shows what it would do", () => {
    const [instagram] = listPlatforms({ country: "FR", language: "en", setUp: () => undefined });
    expect(instagram).toMatchObject({ id: "instagram", state: "not-set-up" });
    expect(instagram!.capabilities).toEqual(instagramCapabilities(false));
    expect(instagram!.notes[0]).toContain("docs/setup-meta.md");
  });
});

test("no French line about a platform begins with a mark, wherever it is read and set up or not", () => {
  for (const country of ["FR", "US"]) {
    for (const setUp of [withInstagram, () => undefined]) {
      const notes = listPlatforms({ country, language: "fr", setUp }).flatMap((item) => item.notes);
      for (const note of notes) expect(note).not.toMatch(BREAKABLE_FRENCH);
    }
  }
});

test("TikTok keeps its comments and loses its messages where it does not offer them", () => {
  expect(futureCapabilities("tiktok", "FR")).toMatchObject({
    readComments: true,
    readMessages: false,
    message: false,
    automate: false,
    reportedKinds: ["comment"],
  });
  expect(futureCapabilities("tiktok", "US")).toMatchObject({
    message: true,
    reportedKinds: ["comment", "message"],
  });
});

test("LinkedIn never gets a message from software, and X says that it costs", () => {
  expect(futureCapabilities("linkedin", "US")).toMatchObject({ message: false, automate: false });
  expect(futureCapabilities("x", "FR")).toMatchObject({ costsMoney: true });
  const x = listPlatforms({ country: "FR", language: "fr", setUp: withInstagram }).find(
    ({ id }) => id === "x",
  );
  expect(x!.notes.join(" ")).toContain("0,015\u00a0$");
});

test("what a country does not lose stays as it was", () => {
  expect(capabilitiesIn("FR", instagramCapabilities(true))).toEqual(instagramCapabilities(true));
});

test("a platform that cannot be connected lets nothing be written, by machine or by hand", () => {
  for (const id of PLATFORMS) {
    expect(plannedCapabilities(id)).toMatchObject({
      connect: false,
      message: false,
      privateReply: false,
      automate: false,
    });
  }
});

describe("the notes", () => {
  test.each(PLATFORMS.map((id) => [id]))("of %s are sentences in both languages, each its own", (id) => {
    for (const country of ["FR", "US"]) {
      const [fr, en] = (["fr", "en"] as const).map(
        (language) =>
          listPlatforms({ country, language, setUp: withInstagram }).find((one) => one.id === id)!.notes,
      );
      expect(fr!.length).toBe(en!.length);
      for (const note of [...fr!, ...en!]) expect(note).toMatch(/^[A-ZÀÉ].*\.$/);
      expect(fr!.filter((note) => en!.includes(note))).toEqual([]);
    }
  });
});

import { afterEach } from "vitest";
import { pictureOpenPages } from "./browser.ts";

afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await pictureOpenPages(task.name).catch(() => {});
});

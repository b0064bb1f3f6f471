/**
 * What the button "Test" of the app's dashboard sends: placeholder ids, in the shape of `changes` even for messages,
 * in every mode of the app and whatever the accounts subscribed to.
 */
export function dashboardTest(field: "comments" | "live_comments" | "messages", nowMs: number): unknown {
  const seconds = Math.floor(nowMs / 1000);
  const value =
    field === "messages"
      ? {
          sender: { id: "12334" },
          recipient: { id: "23245" },
          timestamp: String(seconds),
          message: { mid: "random_mid", text: "random_text" },
        }
      : {
          id: "17865799348089039",
          from: { id: "232323232", username: "test" },
          media: { id: "123123123", media_product_type: "FEED" },
          parent_id: "1231231234",
          text: "This is an example.",
        };
  return { object: "instagram", entry: [{ id: "0", time: seconds, changes: [{ field, value }] }] };
}

/** Body of the `dm` queue: a doorbell. The row in `public_replies` is the truth; a lost ring only costs time. */
export type PublicReplyJob = { kind: "public-reply"; accountId: string; replyId: string };

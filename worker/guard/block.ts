import { auditStatements } from "../audit/record.ts";
import type { Statement } from "../db/tenant.ts";
import { type AutoBlock, blockStatement, wroteSpamOften } from "./store.ts";

export type { AutoBlock } from "./store.ts";

/** The statements of a block by the guard, with its entry in the audit; for a batch of its own or another's. */
export const blockStatements = (
  block: AutoBlock,
  only?: Parameters<typeof blockStatement>[1],
): Statement[] => [
  blockStatement(block, only),
  ...auditStatements(
    {
      at: block.at,
      by: "guard",
      action: "lead.blocked",
      target: { kind: "lead", id: block.leadId },
      before: { blocked: false },
      after: { blocked: true, reason: block.reason },
    },
    "changed",
  ),
];

/** Blocks that follow from what people wrote; behind the rows of their words. Spam blocks only who keeps at it. */
export const blocksOf = (blocks: readonly AutoBlock[]): Statement[] =>
  blocks.flatMap((block) =>
    blockStatements(block, block.reason === "spam" ? wroteSpamOften(block.leadId) : undefined),
  );

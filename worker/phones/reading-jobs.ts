/** Bodies of the `sync` queue that concern numbers a model reads. Doorbells: rows say what is to be done. */
export const READING_JOB_VERSION = 1;

/** Look at one message that seems to hide a number. */
export type ReadPhoneJob = {
  v: number;
  workspaceId: string;
  kind: "read-phone";
  leadId: string;
  interactionId: string;
};

/** A job that has not finished by then is taken to be dead and may be taken over; past the 15 minutes of a cron. */
export const JOB_LEASE_MS = 16 * 60_000;

const MARK = "@";
const LONGEST_NAME = 200;

/** Stands for a person whom the platform only names. No id of the platform holds the mark. */
export const toNamedId = (username: string): string =>
  `${MARK}${username.trim().toLowerCase().slice(0, LONGEST_NAME)}`;

/** Such a person can be neither written to nor looked up: there is no id to ask with. */
export const isNamedOnly = (personId: string): boolean => personId.startsWith(MARK);

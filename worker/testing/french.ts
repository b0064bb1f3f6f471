/** A French line that may begin with a mark, end on «, or has the wrong one of the two no-break spaces. */
export const BREAKABLE_FRENCH = /[ \u00a0][;?!]|[ \u202f](?:[:%»](?!\p{L}))|«[ \u202f]/u;

/** Instagram's limit for one text message, in UTF-8 bytes. */
export const MAX_MESSAGE_BYTES = 1000;

const encoder = new TextEncoder();

/** UTF-8 bytes of a text: an é is two, most emoji four or more. */
export const utf8Bytes = (text: string): number => encoder.encode(text).length;

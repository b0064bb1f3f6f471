const ASKS =
  /\b(?:r?app?el+(?:er|ez|e|és?)?[\s-]*(?:moi|nous)|(?:pouvez|peux|pourriez)[\s-]*(?:tu|vous)\s+(?:me\s+|m')(?:r?app?el|joindre|contacter)|joign(?:ez|able)|contact(?:ez|e)[\s-]*moi|t[ée]l[ée]phonez[\s-]*moi|call\s+me|ring\s+me|give\s+me\s+a\s+(?:call|ring)|text\s+me|whats?app\s+me|reach\s+me)\b/iu;
const REFUSES =
  /\b(?:ne|n'|pas|jamais|sans|don'?t|do\s+not|never)\b[^.!?]{0,24}\b(?:r?app?el|t[ée]l[ée]phon|joindre|call|ring|text\s+me)/iu;

/**
 * True when the person asks in the same words to be called or written to at a number: the only case in which a
 * call needs no further consent (Code de la consommation, L223-1: consent is specific and must be provable).
 */
export const asksToBeCalled = (text: string): boolean =>
  ASKS.test(text.slice(0, 2000)) && !REFUSES.test(text.slice(0, 2000));

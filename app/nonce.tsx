import { createContext, useContext } from "react";

/** The one random word that lets this document's own scripts run. Empty in the browser, where it is no longer needed. */
export const NonceContext = createContext("");
export const useNonce = (): string => useContext(NonceContext);

import { createContext } from 'react';

/** Tells the form whether files of a field are still on their way. */
export const Underway = createContext<(field: string, busy: boolean) => void>(() => undefined);

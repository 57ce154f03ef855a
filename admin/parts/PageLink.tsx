import { createContext, useContext, type ReactNode } from 'react';
import { Link } from 'react-router-dom';

/** Whether an address is for whoever is signed in; the layout knows the menu. */
export const Opens = createContext<(to: string) => boolean>(() => true);

/** A name that leads to its page; only a name for those who would be refused there. */
export function PageLink({ to, children }: { to: string; children: ReactNode }) {
  const opens = useContext(Opens);
  return opens(to) ? <Link to={to}>{children}</Link> : <>{children}</>;
}

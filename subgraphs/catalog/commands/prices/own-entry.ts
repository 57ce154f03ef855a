import type { Actor } from '../../../kernel/actor.ts';

interface Entry {
  readonly enteredById?: string | null;
  readonly enteredBy: string;
}

/** Whether whoever decides entered it; what was entered before ids were kept is known by the name. */
export function isOwnEntry({ enteredById, enteredBy }: Entry, { id, name }: Pick<Actor, 'id' | 'name'>): boolean {
  return enteredById === null || enteredById === undefined ? enteredBy === name : enteredById === id;
}

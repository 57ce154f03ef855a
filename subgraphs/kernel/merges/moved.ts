import type { ToldMerge } from './record-merge.ts';
import type { ToldUnmerge } from './record-unmerge.ts';

/** How much of what a merge, or its undoing, moves in one room: rows by table, and what else the room names. */
export type Moved = Readonly<Record<string, number | bigint>>;

/** What rooms are asked to foretell (calls/foretell.ts). */
export type Foretelling = { readonly deed: 'merge'; readonly told: ToldMerge }
  | { readonly deed: 'unmerge'; readonly told: ToldUnmerge };

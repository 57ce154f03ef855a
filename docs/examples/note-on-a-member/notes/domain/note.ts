import { isMisread } from '../../../../../subgraphs/kernel/identifier.ts';

/**
 * A note 备注 has 1 to 500 characters, blanks around it taken away; null for what is none.
 * Example: "  likes jadeite " → "likes jadeite"; "   " → null.
 */
export function readNote(text: string): string | null {
  const note = text.trim();
  return note === '' || [...note].length > 500 || isMisread(note) ? null : note;
}

/** What the room adds to PREFIX (ids.ts), SCOPES (scopes.ts) and EventPayloads (events.ts). */
export const NOTE_PREFIX = 'nte';

export type NoteScope = 'notes:read' | 'notes:write';

export interface NoteEvents {
  /** Aggregate: member. Somebody wrote down what the house should remember of a member. */
  'note.written.v1': { noteId: string; memberId: string; writtenAt: Date };
}

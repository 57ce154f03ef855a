import { defineSubgraph } from '../../../../subgraphs/kernel/define-subgraph.ts';
import type { GraphContext } from '../../../../subgraphs/kernel/graph/context.ts';
import { decodeId, NOBODY } from '../../../../subgraphs/kernel/ids.ts';
import { NOTE_PREFIX } from '../contracts/notes.ts';
import { handlers } from './events/handlers.ts';
import { MemberNotesResolver } from './graphql/note.resolver.ts';
import { Member } from './graphql/note.type.ts';
import { writeNoteMutation } from './graphql/write-note.mutation.ts';
import { notes0001 } from './persistence/migrations/0001-notes.ts';
import { people } from './persistence/people.ts';
import { notesById } from './queries/notes.ts';

export const notes = defineSubgraph({
  name: 'notes',
  graph: {
    resolvers: [MemberNotesResolver, writeNoteMutation],
    orphanedTypes: [Member],
    references: {
      Member: ({ id }) => ({ id }),
      Note: ({ id }, context: GraphContext) => context.load(notesById, decodeId(NOTE_PREFIX, id) ?? NOBODY),
    },
  },
  entities: [], migrations: [notes0001], people, handlers, jobs: [],
  nodes: { [NOTE_PREFIX]: 'Note' },
});

import type { PeerKind } from '../run-kind.ts';

/** What becomes of an answer in which something is missing that has to be there. */
export const NULLS: readonly PeerKind[] = [
  {
    name: 'what may not be null and did not come',
    world: {
      Singer: [{ id: 's1', voice: 'alto' }, { id: 's2' }],
      Duo: [{ id: 'd', first: '@Singer:s1', second: '@Singer:s2' }],
    },
    subgraphs: {
      choir: {
        sdl: `type Query { singers: [Singer!]! some: [Singer!] any: [Singer] duo: Duo lead: Singer! }
          type Singer @key(fields: "id") { id: ID! } type Duo { id: ID! first: Singer! second: Singer! }`,
        roots: { singers: () => ['@Singer:s1', '@Singer:s2'], some: () => ['@Singer:s1', '@Singer:s2'],
          any: () => ['@Singer:s1', '@Singer:s2'], duo: () => '@Duo:d', lead: () => '@Singer:s1' },
      },
      voices: { sdl: 'type Singer @key(fields: "id") { id: ID! voice: String! }' },
    },
    cases: [
      { query: '{ any { id voice } }', data: { any: [{ id: 's1', voice: 'alto' }, null] },
        errors: [['any.1.voice', 'INTERNAL']] },
      { query: '{ lead { id } some { id voice } }', data: { lead: { id: 's1' }, some: null },
        errors: [['some.1.voice', 'INTERNAL']] },
      { query: '{ lead { id } duo { id second { voice } } }', data: { lead: { id: 's1' }, duo: null },
        errors: [['duo.second.voice', 'INTERNAL']] },
      { query: '{ lead { id } singers { voice } }', data: null, errors: [['singers.1.voice', 'INTERNAL']] },
    ],
  },
];

import { ask } from '../../graph/ask.ts';
import {
  MarginClassVersionsDocument,
  ProgrammeVersionsDocument,
  PutMarginClassDocument,
  PutProgrammeDocument,
  PutRegionDocument,
  RegionVersionsDocument,
  type MarginClassVersionsQuery,
  type ProgrammeVersionsQuery,
  type RegionVersionsQuery,
  type TypedDocumentString,
} from '../../gql/graphql.ts';
import type { UserError } from '../../parts/form/user-errors.ts';
import type { WordVersion } from './word-standing.ts';

/** What a word decides beside its name; those that are for ever are typed once. */
export interface Trait {
  readonly name: 'currency' | 'timeZone' | 'phoneRegion' | 'cardDigit' | 'programme' | 'pointsCash' | 'investment';
  readonly typed: 'text' | 'programme' | 'pointsCash' | 'yes';
  readonly isForEver: boolean;
}

export interface Put {
  readonly word: { readonly code: string } | null;
  readonly userErrors: readonly UserError[];
}

/** A kind of word: how it is read, what it says, and how another version of it is entered. */
export interface WordKind {
  readonly id: 'region' | 'programme' | 'marginClass';
  readonly reads: string;
  readonly edits: string;
  readonly traits: readonly Trait[];
  readonly document: TypedDocumentString<unknown, Record<string, never>>;
  versionsIn(answer: unknown): readonly WordVersion[];
  put(input: object): Promise<Put>;
}

const text = (name: Trait['name'], isForEver: boolean): Trait => ({ name, typed: 'text', isForEver });

type PutDocument = TypedDocumentString<{ put: Put }, { input: object }>;
const putting = (document: unknown) => async (input: object) => (await ask(document as PutDocument, { input })).put;

export const WORD_KINDS: readonly WordKind[] = [
  {
    id: 'region',
    reads: 'loyalty:read',
    edits: 'loyalty:policy',
    traits: [
      text('currency', true),
      text('timeZone', true),
      text('phoneRegion', false),
      text('cardDigit', true),
      { name: 'programme', typed: 'programme', isForEver: true },
    ],
    document: RegionVersionsDocument as WordKind['document'],
    versionsIn: (answer) => (answer as RegionVersionsQuery).regionVersions
      .map(({ programmeCode: programme, ...version }) => ({ ...version, programme })),
    put: putting(PutRegionDocument),
  },
  {
    id: 'marginClass',
    reads: 'catalog:read',
    edits: 'catalog:policy',
    traits: [
      { name: 'pointsCash', typed: 'pointsCash', isForEver: false },
      { name: 'investment', typed: 'yes', isForEver: false },
    ],
    document: MarginClassVersionsDocument as WordKind['document'],
    versionsIn: (answer) => (answer as MarginClassVersionsQuery).marginClassVersions,
    put: putting(PutMarginClassDocument),
  },
  {
    id: 'programme',
    reads: 'loyalty:read',
    edits: 'loyalty:policy',
    traits: [text('currency', true), text('timeZone', true)],
    document: ProgrammeVersionsDocument as WordKind['document'],
    versionsIn: (answer) => (answer as ProgrammeVersionsQuery).programmeVersions,
    put: putting(PutProgrammeDocument),
  },
];

export async function readVersions({ document, versionsIn }: WordKind): Promise<readonly WordVersion[]> {
  return versionsIn(await ask(document, {}));
}

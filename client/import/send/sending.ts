import { createHash } from 'node:crypto';
import type { KaratClient } from '../../src/index.ts';
import type { Taken } from '../patience.ts';
import type { People } from '../records/people.ts';
import type { Remark, Thing } from '../records/record.ts';
import type { Phase, Refused } from '../state.ts';
import type { Journal } from './journal.ts';

export type ThingOf<Is extends Thing['is']> = Extract<Thing, { is: Is }>;

/** By whom and for which place an import writes. */
export interface House {
  /** The channel's client. */
  readonly channel: KaratClient;
  /** Who may do what head office alone may; the channel's client where nobody else is signed in. */
  readonly office: KaratClient;
  /** The channel whose customers and orders they are; '' where the target has none. */
  readonly channelId: string;
  readonly outletCode: string;
  /** Home region of members and prices; '' where the target has none. */
  readonly region: string;
  readonly fileKey: string;
  readonly people: People & { add(people: readonly { email: string; id: string }[]): Promise<void> };
  /** What a question or a template answers: margin class, fulfilment, source. */
  answer(id: string): string | null;
  readonly journal: Journal;
  /** Hears what was left out of something that was taken. */
  readonly noted?: (remark: Remark) => void;
}

export interface Refusal { readonly code: string; readonly message: string; readonly path: readonly string[] }

/** The house says of these itself that it may know better in a moment. */
const TEMPORARY = new Set(['NOT_YET', 'NOT_KNOWN_YET', 'TRY_AGAIN', 'TEMPORARILY_UNAVAILABLE', 'UNAVAILABLE',
  'POINTS_UNAVAILABLE']);
export const isTemporary = ({ code }: Refusal): boolean => TEMPORARY.has(code);

const digestOf = (key: string): string => createHash('sha256').update(key).digest('base64url').slice(0, 32);

/**
 * From the file and the record's key: sent twice it is the same request, of another file another one. What was taken
 * back `undone` times and is made again is another request, too: else the house would answer what it answered before.
 */
export const keyOf = (house: Pick<House, 'fileKey'>, kind: string, key: string, undone = 0): string =>
  `import:${house.fileKey.slice(0, 24)}:${kind}${undone === 0 ? '' : `~${undone}`}:${digestOf(key)}`;

/** Of a line without a key of its own: in every file the same, since a mended file says the same of it. */
export const rowKeyOf = (kind: string, key: string): string => `import:${kind}:${digestOf(key)}`;

/** A refusal of the house, told for every line it is about. */
export function refusedOf(phase: Phase, { key, lines }: Thing, errors: readonly Refusal[],
  temporary = errors.every(isTemporary)): Refused[] {
  const [first] = errors;
  if (!first) return [];
  return [{ phase, key, temporary, remarks: lines.map((line) => (
    { line, verdict: temporary ? 'later' as const : 'refused' as const, reason: first.code,
      detail: `${key}: ${first.message}` })) }];
}

export const NOTHING_TAKEN: Taken = { made: 0, known: 0, refusals: [] };

export const joined = (all: readonly Taken[]): Taken => ({
  made: all.reduce((sum, { made }) => sum + made, 0), known: all.reduce((sum, { known }) => sum + known, 0),
  refusals: all.flatMap(({ refusals }) => refusals),
});

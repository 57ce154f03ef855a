import { createHash } from 'node:crypto';
import type { KaratClient } from '../../src/index.ts';
import type { Taken } from '../patience.ts';
import type { People } from '../records/people.ts';
import type { Thing } from '../records/record.ts';
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
  readonly people: People & { add(people: readonly { digest: string; id: string }[]): Promise<void> };
  /** What a question or a template answers: margin class, fulfilment, source. */
  answer(id: string): string | null;
  readonly journal: Journal;
}

export interface Refusal { readonly code: string; readonly message: string; readonly path: readonly string[] }

/** The house says of these itself that it may know better in a moment. */
const TEMPORARY = new Set(['NOT_YET', 'NOT_KNOWN_YET', 'TRY_AGAIN', 'TEMPORARILY_UNAVAILABLE', 'UNAVAILABLE',
  'POINTS_UNAVAILABLE']);
export const isTemporary = ({ code }: Refusal): boolean => TEMPORARY.has(code);

/** From the file and the record's key: sent twice it is the same request, of another file another one. */
export const keyOf = (house: Pick<House, 'fileKey'>, kind: string, key: string): string =>
  `import:${house.fileKey.slice(0, 24)}:${kind}:${createHash('sha256').update(key).digest('base64url').slice(0, 32)}`;

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

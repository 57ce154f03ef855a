import { createHash } from 'node:crypto';
import { Checks } from '../checks.ts';
import type { Refusal } from '../../../kernel/outcome.ts';

/**
 * The provenance of a piece 溯源: links that are never changed, each naming the hash of the one before and signed with
 * the house's key (seal.ts). Whoever has the document and the public key proves it without us: a link changed, left out
 * or put elsewhere fits no more. Owners are counted and never named: the first is owner 1 whoever it was, so nobody can
 * be found by it, and an erasure leaves it whole. What is told is fixed by its kind; more may stand beside it.
 *
 * Example: piece → origin (country CN) → assay (fineness 9990, report NGTC-1) → sale (owner 1) → sale after a return
 * (owner 2). SHA-256 of each statement is `prev` of the next; the first has none.
 */
export const LINK_KINDS = ['piece', 'origin', 'assay', 'workshop', 'green', 'warranty', 'sale', 'return',
  'owner_change', 'story'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

export interface LinkFact { readonly name: string; readonly value: string }

export interface LinkDraft {
  readonly kind: LinkKind;
  readonly at: Date;
  readonly facts: readonly LinkFact[];
}

/** Facts without which a link of its kind says nothing. */
export const NEEDED_FACTS: Readonly<Record<LinkKind, readonly string[]>> = {
  piece: ['style', 'sku'], origin: ['country'], assay: ['laboratory', 'fineness', 'report'], workshop: ['workshop'],
  green: ['standard'], warranty: ['until'], sale: [], return: [], owner_change: [], story: ['text'],
};
export const MAX_FACTS = 12;
export const MAX_LINKS = 100;
const MAX_NAME = 40;
const MAX_VALUE = 500;
const FORMAT = 'karat-provenance-1';

/** What is wrong with a link, at its place. */
export function checkLink(
  { kind, at, facts }: LinkDraft, now: Date, path: readonly string[],
): readonly Refusal<'INVALID'>[] {
  const checks = new Checks(path);
  checks.must(at.getTime() <= now.getTime(), 'What is told has happened.', 'at');
  checks.must(facts.length <= MAX_FACTS, `At most ${MAX_FACTS} facts.`, 'facts');
  facts.forEach(({ name, value }, index) => {
    checks.must(/^[a-z][a-zA-Z]*$/.test(name) && name.length <= MAX_NAME,
      'A name is one word of letters, at most 40.', 'facts', index, 'name');
    checks.text(value, MAX_VALUE, 'facts', index, 'value');
  });
  const names = facts.map(({ name }) => name);
  checks.must(new Set(names).size === names.length, 'Each fact is told once.', 'facts');
  const missing = NEEDED_FACTS[kind].filter((name) => !names.includes(name));
  checks.must(missing.length === 0, `It tells ${missing.join(', ')}.`, 'facts');
  const until = kind === 'warranty' ? facts.find(({ name }) => name === 'until')?.value : undefined;
  checks.must(until === undefined || /^\d{4}-\d{2}-\d{2}$/.test(until), 'until is a day, as 2028-09-15.', 'facts');
  return checks.refusals;
}

export interface Statement extends LinkDraft {
  readonly certificateNo: string;
  /** Counted from 1. */
  readonly seq: number;
  /** Whose it is from here on: 1 for the first owner; null while it is the house's, or unchanged. */
  readonly owner: number | null;
  /** Hash of the statement before; null of the first. */
  readonly prev: string | null;
}

/** What is hashed and signed, as it stands in the document. */
export function statementText(link: Statement): string {
  return JSON.stringify({
    format: FORMAT, certificate: link.certificateNo, seq: link.seq, kind: link.kind, at: link.at.toISOString(),
    facts: Object.fromEntries(link.facts.map(({ name, value }) => [name, value.trim()])),
    owner: link.owner, prev: link.prev,
  });
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Who has it after this link, and how many have had it by then. */
export function ownersAfter(kind: LinkKind, owners: number): { owner: number | null; owners: number } {
  return kind === 'sale' || kind === 'owner_change'
    ? { owner: owners + 1, owners: owners + 1 } : { owner: null, owners };
}

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** "KP" and twelve letters without I, L, O and U, of 60 bits of chance: none is found by trying. */
export function certificateNoOf(chance: Uint8Array): string {
  return `KP${[...chance.subarray(0, 12)].map((byte) => LETTERS[byte % 32]).join('')}`;
}

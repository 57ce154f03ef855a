import { PREFIX } from '../../../contracts/ids.ts';
import type { Operator } from './rule.ts';

/**
 * What a rule may ask of a member. The kind decides the operators: of one word or one text, of several words,
 * of a whole number, of a day.
 */
export const FACT_KINDS = ['word', 'words', 'text', 'whole', 'date'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

export const FACT_GROUPS = [
  'profile', 'family', 'loyalty', 'attribution', 'orders', 'value', 'prediction', 'consent', 'segments',
] as const;
export type FactGroup = (typeof FACT_GROUPS)[number];

export interface Choice { readonly value: string; readonly zh: string; readonly en: string }

/** Lists that are data of the house, read when they are asked for. */
export type Vocabulary = 'regions' | 'tiers' | 'segments' | 'tags' | 'classes';

export interface Fact {
  readonly fact: string;
  readonly kind: FactKind;
  readonly group: FactGroup;
  readonly zh: string;
  readonly en: string;
  /** Of whole numbers. */
  readonly least?: number;
  readonly most?: number;
  /** The closed list of its words. */
  readonly choices?: readonly Choice[];
  readonly vocabulary?: Vocabulary;
  /** Other operators than its kind has. */
  readonly operators?: readonly Operator[];
  /** Its values are TypeIDs of this kind. */
  readonly prefix?: (typeof PREFIX)[keyof typeof PREFIX];
}

export const OPERATORS_OF: Readonly<Record<FactKind, readonly Operator[]>> = {
  word: ['is', 'is_not', 'known', 'unknown'],
  text: ['is', 'is_not', 'known', 'unknown'],
  words: ['has_any', 'has_all', 'has_none', 'known', 'unknown'],
  whole: ['at_least', 'at_most', 'between', 'known', 'unknown'],
  date: ['on_or_after', 'on_or_before', 'between', 'within_days', 'within_next_days', 'known', 'unknown'],
};

/** What is found of a member: a word or text, several, a whole number, a day; null where nothing is known. */
export type Found = string | readonly string[] | bigint | null;

/** Of one member, by fact; `today` is the business day of the member's region. */
export interface Facts {
  readonly today: string;
  readonly found: Readonly<Record<string, Found>>;
}

export const operatorsOf = ({ kind, operators }: Fact): readonly Operator[] => operators ?? OPERATORS_OF[kind];

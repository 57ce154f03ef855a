import { readFile } from 'node:fs/promises';
import type { Metal, ProductCategory } from '../gql/graphql.ts';
import { ImportError } from './import-error.ts';
import type { Sale } from './read-sale.ts';

type Condition = string | boolean | readonly string[];

interface Rule {
  /** Code of a margin class of the house. */
  readonly class: string;
  readonly alias?: Condition;
  readonly metal?: Condition;
  readonly gem?: Condition;
  readonly why: string;
}

export interface Classes {
  readonly rules: readonly Rule[];
  readonly categories: Readonly<Record<string, readonly [ProductCategory, string, string]>>;
  /** Purity is an assumption of the house: the history names the metal only (14 carat, 925, 950). */
  readonly metals: Readonly<Record<string, readonly [Metal, number, string]>>;
}

export async function readClasses(file: string | null): Promise<Classes> {
  const place = file ?? new URL('margin-classes.json', import.meta.url);
  let read: Partial<Classes>;
  try {
    read = JSON.parse(await readFile(place, 'utf8')) as Partial<Classes>;
  } catch (cause) {
    throw new ImportError('CLASSES_INVALID',
      `The margin classes cannot be read: ${(cause as Error).message}`, { cause });
  }
  const { rules, categories, metals } = read;
  const sound = Array.isArray(rules) && rules.every((rule) => typeof rule.class === 'string')
    && isEmpty(rules.at(-1)) && categories && metals;
  if (!sound) {
    throw new ImportError('CLASSES_INVALID',
      'The margin classes need rules (the last one without a condition), categories and metals.');
  }
  return { rules, categories, metals };
}

/** Classes are data of each house: what it does not have is refused before anything is sent. */
export function mustBeKnown({ rules }: Pick<Classes, 'rules'>, known: readonly string[]): void {
  const unknown = rules.find((rule) => !known.includes(rule.class));
  if (!unknown) return;
  throw new ImportError('CLASSES_INVALID',
    `The house has no margin class "${unknown.class}", but ${known.join(', ')}: edit the file of --classes.`);
}

function isEmpty(rule: Rule | undefined): boolean {
  return rule !== undefined && [rule.alias, rule.metal, rule.gem].every((c) => c === undefined);
}

export function classOf(
  { rules }: Pick<Classes, 'rules'>, sale: Pick<Sale, 'alias' | 'metal' | 'gem'>,
): string {
  return rules.find((rule) => fits(rule.alias, sale.alias) && fits(rule.metal, sale.metal)
    && fits(rule.gem, sale.gem))!.class;
}

function fits(condition: Condition | undefined, word: string): boolean {
  if (condition === undefined) return true;
  if (typeof condition === 'boolean') return condition === (word !== '');
  if (typeof condition !== 'string') return condition.includes(word);
  return condition.endsWith('*') ? word.startsWith(condition.slice(0, -1)) : word === condition;
}

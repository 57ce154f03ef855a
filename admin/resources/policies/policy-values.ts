import { readDelays, writeDelays, type Delay } from '../../parts/form/tier-delays.ts';
import { readRules, ruleOf, writeRule } from '../../parts/rules/rule-values.ts';
import type { BonusRow } from './bonus-lines.ts';
import type { Counted, Publication } from './policies.data.ts';
import { readRegions, writeRegions, type RegionRow } from './region-lines.ts';
import type { Lists } from './rule-tables.ts';
import { readTiers, writeTiers, type TierRow } from './tier-lines.ts';

/** A version as its form holds it: each rule under its name, beside what every version is published with. */
export interface Typed {
  readonly effectiveFrom: string;
  readonly note: string;
  readonly expectedVersion: number;
  readonly tiers?: TierRow[];
  readonly delays?: Delay[];
  readonly windows?: RegionRow[];
  readonly bonuses?: BonusRow[];
  readonly lists?: Lists;
  readonly [rule: string]: string | number | TierRow[] | Delay[] | RegionRow[] | BonusRow[] | Lists | undefined;
}

export function typedAs({ rules, tiers, delays, windows, bonuses, lists }: Counted) {
  return {
    ...Object.fromEntries(Object.entries(rules).map(([name, value]) => [name, writeRule(value, ruleOf(name).unit)])),
    ...(tiers && { tiers: writeTiers(tiers) }),
    ...(delays && { delays: writeDelays(delays) }),
    ...(windows && { windows: writeRegions(windows) }),
    ...(bonuses && { bonuses: [...bonuses] }),
    ...(lists && { lists }),
  };
}

type Sent = Pick<Publication, 'rules' | 'tiers' | 'delays' | 'windows' | 'bonuses' | 'lists'>;

/** What was typed, or the names of the rules that are no numbers. */
export function readTyped(
  names: readonly string[],
  { tiers, delays, windows, bonuses, lists, ...values }: Typed,
): { readonly counted: Sent; readonly wrong: readonly string[] } {
  const { rules, wrong } = readRules(names, values as Readonly<Record<string, string | number>>);
  return {
    wrong,
    counted: {
      rules,
      ...(tiers && { tiers: readTiers(tiers) }),
      ...(delays && { delays: readDelays(delays) }),
      ...(windows && { windows: readRegions(windows) }),
      ...(bonuses && { bonuses }),
      ...(lists && { lists }),
    },
  };
}

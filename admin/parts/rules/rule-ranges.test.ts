import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, isInputObjectType } from 'graphql';
import { RULE_RANGES, rangeOfRule } from './rule-ranges.ts';

const RULES = /^(Order|Catalog|Campaign|Franchise|Programme)RulesInput$|^(InteractionRule|ClassRebate|TierRule)Input$/;
const CALLED: Readonly<Record<string, string>> = {
  bps: 'rebateBps', threshold: 'tierThreshold', bonusPercent: 'tierBonusPercent', like: 'interactionLike',
  comment: 'interactionComment', share: 'interactionShare', dailyCap: 'interactionDailyCap',
  capPercent: 'interactionCapPercent',
};

/** `storeWindowDays: [0, 365]` for every number whose description ends with its range. */
function rangesOfGraph(): Record<string, number[]> {
  const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../../schema/api.graphql'), 'utf8'));
  const types = Object.values(schema.getTypeMap()).filter(isInputObjectType).filter(({ name }) => RULES.test(name));
  return Object.fromEntries(types.flatMap((type) => Object.values(type.getFields()))
    .filter(({ type }) => ['Int!', '[Int!]!'].includes(String(type)))
    .map(({ name, description }) => {
      const [, low, high] = /(\d[\d,]*) to (\d[\d,]*)/.exec(description ?? '') ?? [];
      return [CALLED[name] ?? name, [low, high].map((said) => Number(said?.replaceAll(',', '')))];
    }));
}

describe('ranges that people are told', () => {
  it('are those of the graph, for every number of every policy', () => {
    expect(rangesOfGraph()).toEqual(RULE_RANGES);
  });

  it('stand as the rule is written', () => {
    expect(['charityBps', 'rebateBps_A', 'linkDays'].map(rangeOfRule)).toEqual([
      { low: '0', high: '100' }, { low: '0', high: '100' }, { low: '0', high: '3650' },
    ]);
    expect(rangeOfRule('pointsRate_A')).toBeNull();
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, isInputObjectType } from 'graphql';
import { zh } from '../../admin/i18n/broken.ts';
import { RULE_RANGES, rangeOfRule } from '../../admin/parts/rules/rule-ranges.ts';

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../schema/api.graphql'), 'utf8'));
const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);

const RULES = new RegExp('^(Order|Catalog|Campaign|Care|Franchise|Programme|Insight|Reward|Engagement|Plan|Service'
  + '|TradeIn|Outreach)RulesInput$'
  + '|^(InteractionRule|ClassRebate|ClassBound|TierRule)Input$');
/** Where the admin's one list of rules calls a number otherwise than its own type does. */
const CALLED: Readonly<Record<string, string>> = {
  bps: 'rebateBps', threshold: 'tierThreshold', bonusPercent: 'tierBonusPercent', like: 'interactionLike',
  comment: 'interactionComment', share: 'interactionShare', dailyCap: 'interactionDailyCap',
  capPercent: 'interactionCapPercent',
};

/** `storeWindowDays: [0, 365]` for every number, as its description says. */
function rangesOfGraph(): Record<string, number[]> {
  return Object.fromEntries(inputs.filter(({ name }) => RULES.test(name))
    .flatMap((type) => Object.values(type.getFields()))
    .filter(({ type }) => ['Int', 'Int!', '[Int!]!'].includes(String(type)))
    .map(({ name, description }) => {
      const [, low, high] = /(\d[\d,]*) to (\d[\d,]*)/.exec(description ?? '') ?? [];
      return [CALLED[name] ?? name, [low, high].map((said) => Number(said?.replaceAll(',', '')))];
    }));
}

describe('what the admin says of rules before the house does', () => {
  it('are the ranges of the graph, for every number of every policy', () => {
    expect(rangesOfGraph()).toEqual(RULE_RANGES);
    expect(['charityBps', 'rebateBps_A', 'linkDays'].map(rangeOfRule)).toEqual([
      { low: '0', high: '100' }, { low: '0', high: '100' }, { low: '0', high: '3650' },
    ]);
    expect(rangeOfRule('pointsRate_A')).toBeNull();
  });

  it('are rules of fields that the graph has, beside those of rows in a form', () => {
    const fields = new Set(inputs.flatMap((type) => Object.keys(type.getFields())));
    expect(Object.keys(zh).filter((field) => !fields.has(field))).toEqual(['amounts', 'quantities',
      'presaleFrom', 'presaleEndsAt', 'earlyFrom', 'earlyEndsAt', 'earlyTiers',
      'storyZh', 'storyEn', 'careZh', 'careEn']);
  });
});

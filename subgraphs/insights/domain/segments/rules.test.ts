import { describe, expect, it } from '@jest/globals';
import { PREFIX } from '../../../contracts/ids.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { explain, holds } from './explain.ts';
import type { Facts } from './fact.ts';
import { judgeRule } from './judge-rule.ts';
import { reachedFrom, type Rules } from './nesting.ts';
import type { Condition, Operator, Rule, SentRule } from './rule.ts';

const is = (fact: string, operator: Operator, ...values: string[]): { condition: Condition } =>
  ({ condition: { fact, operator, values } });
const judge = (sent: SentRule, id: string | null = null, rules: Rules = new Map()) => judgeRule(sent, id, rules,
  ['rule']);
const codes = (...given: Parameters<typeof judge>) => {
  const judged = judge(...given);
  return judged.ok ? [] : judged.refusals.map(({ code, path }) => `${code} ${path.join('.')}`);
};
const A = encodeId(PREFIX.segment, newId());
const B = encodeId(PREFIX.segment, newId());
const C = encodeId(PREFIX.segment, newId());
const names = (...ids: string[]): Rule => ({ fact: 'segment', operator: 'has_any', values: ids });

describe('what is no rule', () => {
  it.each<[string, SentRule, string]>([
    ['nothing', {}, 'RULE_EMPTY rule'],
    ['a group of nothing', { all: [] }, 'RULE_EMPTY rule.all'],
    ['two things at once', { all: [is('age', 'known')], not: is('age', 'known') }, 'RULE_INVALID rule'],
    ['an unknown fact', { any: [is('mood', 'is', 'good')] }, 'FACT_UNKNOWN rule.any.0.condition.fact'],
    ['a word of Object itself', is('constructor', 'is', 'x'), 'FACT_UNKNOWN rule.condition.fact'],
    ['an operator of another kind', is('age', 'is', '30'), 'OPERATOR_WRONG rule.condition.operator'],
    ['no value', is('age', 'at_least'), 'VALUE_INVALID rule.condition.values'],
    ['too many values', is('age', 'at_least', '30', '40'), 'VALUE_INVALID rule.condition.values'],
    ['over the range', is('age', 'at_least', '200'), 'VALUE_INVALID rule.condition.values.0'],
    ['no whole number', is('age', 'at_least', '1e2'), 'VALUE_INVALID rule.condition.values.0'],
    ['beyond every integer', is('points', 'at_least', '9'.repeat(40)), 'VALUE_INVALID rule.condition.values.0'],
    ['a day that is none', is('enrolledOn', 'on_or_after', '2026-02-30'), 'VALUE_INVALID rule.condition.values.0'],
    ['a word of no list', is('lifecycle', 'is', 'asleep'), 'VALUE_INVALID rule.condition.values.0'],
    ['an id of another kind', is('home', 'is', A), 'VALUE_INVALID rule.condition.values.0'],
    ['a range upside down', is('age', 'between', '40', '30'), 'VALUE_INVALID rule.condition.values'],
    ['a null byte', is('city', 'is', 'a\u0000b'), 'VALUE_INVALID rule.condition.values.0'],
    ['lost and new', { all: [is('lifecycle', 'is', 'lost'), is('lifecycle', 'is', 'new')] },
      'RULE_CONTRADICTORY rule.all.1'],
    ['is and not', { all: [is('city', 'is', '上海'), { not: is('city', 'is', '上海') }] },
      'RULE_CONTRADICTORY rule.all.1'],
    ['40 and 30', { all: [is('age', 'at_least', '40'), { any: [is('age', 'at_most', '30'), is('city', 'known')] }] },
      'RULE_CONTRADICTORY rule.all.1.any.0'],
    ['unknown and asked', { all: [is('tier', 'unknown'), is('tier', 'is', 'CN:gold')] },
      'RULE_CONTRADICTORY rule.all.1'],
    ['a tag and none of it', { all: [is('tags', 'has_all', 'x', 'y'), is('tags', 'has_none', 'y')] },
      'RULE_CONTRADICTORY rule.all.1'],
    ['an unknown segment', is('segment', 'has_any', A), 'SEGMENT_UNKNOWN rule.condition.values.0'],
  ])('%s', (_, sent, refusal) => {
    expect(codes(sent)).toEqual([refusal]);
  });

  it('is deeper than 16, or has over 200 conditions, however many thousands', () => {
    const deep = (levels: number) => {
      let rule: SentRule = is('age', 'known');
      for (let level = 1; level < levels; level += 1) rule = { not: rule };
      return rule;
    };
    const wide = (many: number): SentRule => ({ any: Array.from({ length: many }, () => is('age', 'known')) });
    expect(codes(deep(16))).toEqual([]);
    expect(codes(wide(200))).toEqual([]);
    for (const rule of [deep(17), deep(100_000), wide(201), wide(100_000)]) {
      expect(codes(rule)).toEqual(['RULE_TOO_LARGE rule']);
    }
  });
});

describe('segments that name others', () => {
  const rules: Rules = new Map([[A, names(B)], [B, names(C)], [C, { fact: 'age', operator: 'known', values: [] }]]);

  it('never lead back to themselves', () => {
    expect(codes(is('segment', 'has_any', C), C, rules)).toEqual(['SEGMENT_CYCLE rule.condition.values.0']);
    expect(codes(is('segment', 'has_none', B, A), C, rules)).toEqual([
      'SEGMENT_CYCLE rule.condition.values.0', 'SEGMENT_CYCLE rule.condition.values.1']);
    expect(codes(is('segment', 'has_any', C), A, rules)).toEqual([]);
    expect([...reachedFrom(rules.get(A)!, rules)]).toEqual([B, C]);
  });

  it('count into the size, also of those that name the edited one', () => {
    const many = (count: number): SentRule => ({ any: Array.from({ length: count }, () => is('age', 'known')) });
    expect(codes({ all: [is('segment', 'has_any', C), many(199)] }, null, rules)).toEqual(['RULE_TOO_LARGE rule']);
    expect(codes(many(199), C, rules)).toEqual(['RULE_TOO_LARGE rule']);
    // Doubling at each level would be a thousand million conditions.
    const ids = Array.from({ length: 30 }, () => encodeId(PREFIX.segment, newId()));
    const doubling: Rules = new Map(ids.map((id, place) => [id, place === 29 ? rules.get(C)!
      : { all: [names(ids[place + 1]!), names(ids[place + 1]!)] }]));
    expect(codes(is('segment', 'has_any', ids[0]!), null, doubling)).toEqual(['RULE_TOO_LARGE rule']);
  });
});

describe('who is in', () => {
  const facts: Facts = { today: '2026-09-15', found: {
    tier: 'CN:gold', points: 200n, city: null, styles: [], tags: ['vip', 'jade'], lastOrderOn: '2026-05-01' } };
  const rule = (fact: string, operator: Operator, ...values: string[]): Rule => ({ fact, operator, values });

  it.each<[Rule, boolean]>([
    [rule('tier', 'is', 'CN:gold', 'CN:diamond'), true], [rule('tier', 'is_not', 'CN:gold'), false],
    [rule('points', 'at_least', '200'), true], [rule('points', 'at_most', '199'), false],
    [rule('points', 'between', '200', '200'), true], [rule('city', 'is', '上海'), false],
    [rule('city', 'is_not', '上海'), true], [rule('city', 'unknown'), true], [rule('styles', 'known'), false],
    [rule('tags', 'has_all', 'vip', 'jade'), true], [rule('tags', 'has_all', 'vip', 'gold'), false],
    [rule('tags', 'has_any', 'gold', 'jade'), true], [rule('tags', 'has_none', 'jade'), false],
    [rule('styles', 'has_none', 'modern'), true], [rule('lastOrderOn', 'within_days', '137'), true],
    [rule('lastOrderOn', 'within_days', '136'), false], [rule('lastOrderOn', 'on_or_before', '2026-05-01'), true],
    [{ not: rule('age', 'at_least', '18') }, true],
    [{ any: [rule('age', 'known'), { all: [rule('points', 'known'), { not: rule('tier', 'is',
      'CN:base') }] }] }, true],
  ])('%j is %s', (asked, expected) => {
    expect(holds(asked, facts)).toBe(expected);
  });

  it('says why, line by line', () => {
    expect(explain({ all: [rule('tier', 'is', 'CN:gold'), rule('points', 'at_least', '500')] }, facts)
      .map(({ depth, kind, holds: does, found }) => [depth, kind, does, found])).toEqual([
      [0, 'all', false, null], [1, 'condition', true, 'CN:gold'], [1, 'condition', false, 200n]]);
  });
});

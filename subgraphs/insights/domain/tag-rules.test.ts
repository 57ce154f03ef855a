import { expect, it } from '@jest/globals';
import { PREFIX } from '../../contracts/ids.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import type { Operator, Rule } from './segments/rule.ts';
import { hasTagCycle, inOrder, judgeAmong, lookedAt, tagCycles, type Net, type TagNode } from './tag-rules.ts';

const S = encodeId(PREFIX.segment, newId());
const is = (fact: string, operator: Operator, ...values: string[]): Rule => ({ fact, operator, values });
const has = (...codes: string[]) => is('tags', 'has_any', ...codes);
const node = (group: string | null, rule: Rule | null = null): TagNode => ({ group, rule });
const netOf = (tags: Record<string, TagNode>, segment: Rule = is('age', 'known')): Net =>
  ({ segments: new Map([[S, segment]]), tags: new Map(Object.entries(tags)) });
const STYLES = { modern: node('style'), classical: node('style'), ethnic: node('style') };
const codes = (own: string, rule: Rule, net: Net) =>
  tagCycles(own, rule, net, ['rule']).map(({ code, path }) => `${code} ${path.join('.')}`);

it('a rule looks at tags through segments and groups', () => {
  const net = netOf({ ...STYLES, vip: node(null) }, has('modern'));
  expect([...lookedAt(is('segment', 'has_none', S), net)].sort()).toEqual(['classical', 'ethnic', 'modern', S].sort());
  expect([...lookedAt(has('vip'), net)]).toEqual(['vip']);
  expect([...lookedAt(is('tags', 'unknown'), net)].sort()).toEqual(['classical', 'ethnic', 'modern', 'vip']);
});

it.each<[string, string, Rule, Net, string[]]>([
  ['names itself', 'vip', has('vip'), netOf({ vip: node(null) }), ['TAG_CYCLE rule.condition']],
  ['names itself in a segment', 'vip', { all: [is('age', 'known'), is('segment', 'has_any', S)] },
    netOf({ vip: node(null) }, { not: has('vip') }), ['TAG_CYCLE rule.all.1.condition']],
  ['by another tag and a segment', 'vip', has('a'),
    netOf({ vip: node(null), a: node(null, is('segment', 'has_any', S)) }, has('vip')),
    ['TAG_CYCLE rule.condition']],
  ['another of its group', 'modern', { not: has('classical') }, netOf(STYLES), ['TAG_CYCLE rule.not.condition']],
  ['whether there is any', 'vip', is('tags', 'unknown'), netOf({ vip: node(null) }), ['TAG_CYCLE rule.condition']],
  ['a tag without a group', 'vip', has('other'), netOf({ vip: node(null), other: node(null) }), []],
  ['a style', 'vip', has('modern'), netOf({ ...STYLES, vip: node(null) }), []],
  ['a tag that nobody entered', 'vip', has('none'), netOf({ vip: node(null) }), []],
])('%s', (_, own, rule, net, expected) => expect(codes(own, rule, net)).toEqual(expected));

it('a segment that a tag looks at may not look at the tag, nor make its rule too large', () => {
  const net = netOf({ vip: node(null, is('segment', 'has_any', S)) });
  const asked = (fact: string, operator: Operator, ...values: string[]) => ({ condition: { fact, operator, values } });
  const refused = (...given: Parameters<typeof judgeAmong>) => {
    const judged = judgeAmong(...given);
    return judged.ok ? [] : judged.refusals.map(({ code }) => code);
  };
  expect(refused(asked('tags', 'has_none', 'vip'), S, net, ['rule'])).toEqual(['TAG_CYCLE']);
  expect(refused(asked('tags', 'has_none', 'vip'), null, net, ['rule'])).toEqual([]);
  const wide = { any: Array.from({ length: 200 }, () => asked('age', 'known')) };
  expect(refused(wide, S, net, ['rule'])).toEqual(['RULE_TOO_LARGE']);
  expect(refused(wide, S, netOf({}), ['rule'])).toEqual([]);
});

it('a group that would turn a rule back is found', () => {
  const rule = has('vip');
  expect(hasTagCycle(netOf({ vip: node(null), gold: node(null, rule) }))).toBe(false);
  expect(hasTagCycle(netOf({ vip: node('rank'), gold: node('rank', rule) }))).toBe(true);
});

it('each is worked out behind those that it looks at', () => {
  expect(inOrder(netOf({
    c: node(null, has('b')), a: node(null, is('segment', 'has_any', S)), b: node(null, { all: [has('a'), has('d')] }),
    d: node(null),
  }))).toEqual(['a', 'b', 'c']);
});

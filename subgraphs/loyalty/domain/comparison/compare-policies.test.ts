import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_RULES, type ProgrammeNumbers } from '../policy.ts';
import { policyFor, tiersOf, tiersWith } from '../policy.fixture.ts';
import { comparePolicies } from './compare-policies.ts';

const cn = policyFor('CN');
const words = (over: Partial<ProgrammeNumbers>, from: Partial<ProgrammeNumbers> = {}, policy = cn) =>
  comparePolicies({ ...policy, rules: { ...DEFAULT_RULES, ...from } },
    { ...policy, rules: { ...DEFAULT_RULES, ...over } })
    .map(({ zh, en }) => [zh, en]);
const { rates } = DEFAULT_RULES;
const C = rates['C']!;

describe('two versions in words', () => {
  it('says nothing of what is the same', () => {
    expect(words({})).toEqual([]);
    expect(words({ rates: { ...rates, C: { ...C, points: [8, 2000] } } })).toEqual([]);
  });

  it('C类：每10元 4分 → 5分', () => {
    expect(words({ rates: { ...rates, C: { ...C, points: [5, 1000] } } }))
      .toEqual([['C类：每10元 4分 → 5分', 'Class C: 4 points for each 10 CNY → 5 points']]);
    expect(words({ rates: { ...rates, D: { points: [1, 10_000], growth: [24, 10_000] } } })).toEqual([
      ['D类：不计 → 每100元 1分', 'Class D: none → 1 point for each 100 CNY'],
      ['D类成长值：每100元 12 → 24', 'Class D growth: 12 for each 100 CNY → 24']]);
  });

  it('bonuses that are new, other, or gone', () => {
    const day = {
      code: 'vip-day', nameZh: '会员日', nameEn: 'Member day', funderId: null, percent: 100, monthDays: [8], from: null,
      until: null, regions: [], tiers: [], channelIds: [], outletIds: [], marginClasses: ['A'], expiryMonths: 6,
    };
    const said = '100%，每月8日，品类A，有效 6 个月，总部承担';
    expect(words({ bonuses: [day] })[0]![0]).toBe(`活动加成“会员日”：无 → ${said}`);
    expect(words({ bonuses: [] }, { bonuses: [day] })[0]![0]).toBe(`活动加成“会员日”：${said} → 无`);
    expect(words({ bonuses: [{ ...day, percent: 200 }] }, { bonuses: [day] })[0]![1]).toContain('200%, on day 8');
    expect(words({ bonuses: [day] }, { bonuses: [day] })).toEqual([]);
  });

  it('each fraction as it is where no round money makes both whole, and without hundredths in yen', () => {
    expect(words({ rates: { ...rates, C: { ...C, points: [1, 3] } } })[0]![0]).toBe('C类：每10元 4分 → 每0.03元 1分');
    expect(words({ rates: { ...rates, C: { ...C, points: [5, 1000] } } }, {}, { ...cn, currency: 'JPY' })[0]![0])
      .toBe('C类：每1,000 JPY 4分 → 5分');
  });

  it('tiers: thresholds, bonus, names; what is new and what is gone', () => {
    expect(words({ tiers: tiersWith({ gold: { threshold: 8_000, bonusPercent: 25, nameZh: '黄金卡' } }) })).toEqual([
      ['等级名称：金卡 Gold → 黄金卡 Gold', 'Tier name: 金卡 Gold → 黄金卡 Gold'],
      ['黄金卡门槛：6,000 → 8,000', 'Gold threshold: 6,000 → 8,000'],
      ['黄金卡加成：20% → 25%', 'Gold bonus: 20% → 25%']]);
    const black = [...tiersOf({ base: 0 }), ...tiersOf({ black: 50_000 })];
    expect(words({ tiers: black }, { tiers: tiersOf({ base: 0, gold: 6_000 }) }))
      .toEqual([['新增等级：black（门槛 50,000，加成 0%）', 'New tier: black (from 50,000, bonus 0%)'],
        ['取消等级：gold（门槛 6,000，加成 10%）', 'Tier no more: gold (from 6,000, bonus 10%)']]);
  });

  it('validity, retention, grace, downgrade, points by hand, interactions', () => {
    expect(words({ lotMonths: 24, retentionPercent: 50, graceDays: 60, downgrade: 'balance',
      interactions: { ...DEFAULT_RULES.interactions, share: 12, capPercent: 10 },
      adjustmentLimit: 5_000 }).map(([zh]) => zh))
      .toEqual(['积分有效期：36个月 → 24个月', '保级比例：60% → 50%', '降级宽限期：90天 → 60天', '手工积分审批线：10,000 → 5,000',
        '宽限期满：降一级 → 按累计成长值定级', '分享成长值：10 → 12', '互动占下一等级门槛上限：20% → 10%']);
  });

  it('has as many lines the other way round', () => {
    const ratio = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom(1_000, 10_000, 3, 7));
    fc.assert(fc.property(ratio, ratio, fc.integer({ min: 1, max: 240 }), (points, growth, lotMonths) => {
      const over = { rates: { ...rates, C: { points, growth } }, lotMonths };
      expect(words(over)).toHaveLength(words({}, over).length);
    }));
  });
});

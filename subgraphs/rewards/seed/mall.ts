import { serviceActor } from '../../kernel/actor.ts';
import type { Command } from '../../kernel/commands/command.ts';
import { runCommand } from '../../kernel/commands/run-command.ts';
import { seedId, type SeedContext } from '../../kernel/seed.ts';
import { createReward } from '../commands/mall/create-reward.ts';
import { putShelf } from '../commands/mall/put-shelf.ts';
import { showReward } from '../commands/mall/step-reward.ts';
import type { RewardDraft, RewardPrice } from '../domain/mall/reward-draft.ts';
import { mallStage } from '../queries/mall/stage.ts';

const ACTOR = serviceActor('rewards-seed', []);
const FROM = new Date('2026-01-01T00:00:00+08:00');

type Offered = Omit<RewardDraft, 'prices' | 'funderId' | 'from' | 'until' | 'offerId' | 'segmentId'> & {
  readonly prices: readonly RewardPrice[];
  readonly until?: Date;
  /** Pieces of the house; null: as many as are asked for. */
  readonly stock: number | null;
};

/** Points with what they are worth, and what a piece costs, in hundredths of the programme's currency. */
const price = (
  programme: 'CN' | 'HK' | 'SG', points: number, worth: number, cost: number,
    more: { cash?: number; fromTier?: string } = {},
): RewardPrice => ({
  programme, points: BigInt(points), worthMinor: BigInt(worth), costMinor: BigInt(cost),
  cashMinor: BigInt(more.cash ?? 0), fromTier: more.fromTier ?? null,
  currency: { CN: 'CNY', HK: 'HKD', SG: 'SGD' }[programme],
});

const NO_LIMIT = { limitPerMember: null, limitPeriod: 'ever' } as const;

/** What the demo brand gives for points; none is below the base ladder. */
const OFFERED: readonly Offered[] = [
  { code: 'cleaning', nameZh: '首饰清洗保养', nameEn: 'Cleaning and polishing', noteZh: '超声波清洗、抛光、检查镶口，当日可取。',
    noteEn: 'Ultrasonic cleaning, polishing and a look at the settings; the same day.', kind: 'service',
    limitPerMember: 4, limitPeriod: 'year', stock: null,
    prices: [price('CN', 500, 5_000, 1_200), price('HK', 500, 6_000, 1_500), price('SG', 500, 1_200, 400)] },
  { code: 'resizing', nameZh: '戒圈改圈', nameEn: 'Ring resizing', noteZh: '素圈改圈一次，镶嵌款以门店检查为准。',
    noteEn: 'One resizing of a plain band; set rings as the store finds.', kind: 'service', ...NO_LIMIT, stock: null,
    prices: [price('CN', 1_000, 10_000, 4_000)] },
  { code: 'engraving', nameZh: '激光刻字', nameEn: 'Laser engraving', noteZh: '内圈刻字，12 个字符以内。',
    noteEn: 'Inside the band, up to 12 letters.', kind: 'service', ...NO_LIMIT, stock: null,
    prices: [price('CN', 800, 8_000, 1_000), price('HK', 800, 8_800, 1_200)] },
  { code: 'jewel-case', nameZh: '绒面首饰收纳盒', nameEn: 'Velvet jewel case', noteZh: '三层收纳，附品牌丝带。',
    noteEn: 'Three layers, with a ribbon of the house.', kind: 'goods', limitPerMember: 2, limitPeriod: 'year',
      stock: 300,
    prices: [price('CN', 6_800, 9_900, 3_600)] },
  { code: 'silver-cloth', nameZh: '擦银布两件套', nameEn: 'Two polishing cloths', noteZh: null, noteEn: null, kind: 'goods',
    ...NO_LIMIT, stock: 1_000, prices: [price('CN', 1_500, 1_900, 600), price('HK', 1_500, 2_200, 700)] },
  { code: 'moon-box', nameZh: '中秋玉坠月光礼盒', nameEn: 'Mid-Autumn moon box with a jade pendant',
    noteZh: '限量翡翠平安扣吊坠，银卡及以上会员可兑，每人一件。', noteEn: 'A limited jadeite pendant; silver and above, one each.',
      kind: 'goods',
    limitPerMember: 1, limitPeriod: 'ever', stock: 200, prices: [price('CN', 30_000, 89_900, 24_000,
      { cash: 19_900, fromTier: 'silver' })] },
  { code: 'gift-card-100', nameZh: '100元电子礼品卡', nameEn: 'Gift card of 100 yuan', noteZh: '到店核销后当场激活，可抵购物款。',
    noteEn: 'Made live at the counter; pays like cash.', kind: 'voucher', limitPerMember: 5,
      limitPeriod: 'month', stock: 500,
    prices: [price('CN', 10_000, 10_000, 10_000)] },
  { code: 'gold-bead', nameZh: '足金转运珠 0.3 克', nameEn: 'Lucky gold bead, 0.3 g', noteZh: '金卡及以上会员，积分加补差。',
    noteEn: 'Gold and above, points and a part in cash.', kind: 'goods', limitPerMember: 1, limitPeriod: 'year',
      stock: 80,
    prices: [price('CN', 20_000, 49_900, 31_000, { cash: 19_900, fromTier: 'gold' })] },
];

/** The demo mall: eight rewards at every outlet, and the moon boxes that the flagship keeps for itself. */
export async function seedMall(context: SeedContext): Promise<void> {
  await mallStage(context.home.database.sql, seedId('outlet', 'o-33'));
  let done = 0;
  for (const { stock, until = null, ...offered } of OFFERED) {
    const id = seedId('reward', offered.code);
    await once(context, createReward, {
      ...offered, id, until, from: FROM, funderId: null, offerId: null, segmentId: null, confirmValueBelowBase: false,
      ladders: () => new Map([['CN', 100], ['HK', 100], ['SG', 100]]),
    }, offered.code);
    await once(context, putShelf,
      { rewardId: id, outletId: null, stock, shown: true, place: done, expectedVersion: 0 }, `${offered.code}:house`);
    await once(context, showReward, { id, expectedVersion: 1 }, `${offered.code}:show`);
    context.progress(done += 1, OFFERED.length);
  }
  await once(context, putShelf, { rewardId: seedId('reward', 'moon-box'), outletId: seedId('outlet', 'o-33'), stock: 30,
    shown: true, place: 0, expectedVersion: 0 }, 'moon-box:o-33');
}

/** Says aloud what could not be done. */
async function once<Input, Value, Code extends string>(
  { home }: SeedContext, command: Command<Input, Value, Code>, input: Input, key: string,
): Promise<void> {
  const outcome = await runCommand(home, { actor: ACTOR, requestId: 'seed' }, command, input,
    { idempotencyKey: `seed:${key}` });
  if (!outcome.ok) throw new Error(`seed ${key}: ${outcome.refusals[0]?.code} ${outcome.refusals[0]?.message}`);
}

import { serviceActor, type Actor } from '../kernel/actor.ts';
import type { Command } from '../kernel/commands/command.ts';
import { runCommand } from '../kernel/commands/run-command.ts';
import { seedId, type SeedContext } from '../kernel/seed.ts';
import { answerOffer } from './commands/tradeins/answer-offer.ts';
import { assayTradeIn } from './commands/tradeins/assay.ts';
import { estimateTradeIn } from './commands/tradeins/estimate.ts';
import { offerTradeIn } from './commands/tradeins/offer.ts';
import { stepTradeIn } from './commands/tradeins/step.ts';
import type { Board } from './domain/price.ts';
import type { TradeInState, TradeInStep } from './domain/words.ts';
import { membersToSeed, versionOf } from './queries/to-seed.ts';

const DESK: Actor = { ...serviceActor('seed-desk', []), kind: 'operator', name: '周雅琴' };

interface Brought {
  readonly piece: string;
  readonly way: string;
  readonly brand: string | null;
  readonly grossMg: number;
  readonly to: TradeInState;
}

/** Old gold of the demo brand, in every state that people meet. */
const BROUGHT: readonly Brought[] = [
  { piece: '足金手镯，口径变形', way: 'standard', brand: '老庙', grossMg: 28_400, to: 'estimated' },
  { piece: '足金项链，断裂两处', way: 'depreciation', brand: null, grossMg: 11_260, to: 'received' },
  { piece: '生肖吊坠', way: 'standard', brand: '老凤祥', grossMg: 5_830, to: 'assayed' },
  { piece: '古法手镯', way: 'zero-loss', brand: '本品牌', grossMg: 35_120, to: 'offered' },
  { piece: '足金对戒', way: 'standard', brand: '周大生', grossMg: 9_640, to: 'accepted' },
  { piece: '足金耳环一对', way: 'depreciation', brand: null, grossMg: 6_170, to: 'melted' },
  { piece: '足金手链', way: 'standard', brand: '六福', grossMg: 12_350, to: 'credited' },
  { piece: '福字金片', way: 'standard', brand: null, grossMg: 3_020, to: 'returned' },
  { piece: '足金戒指', way: 'standard', brand: null, grossMg: 4_410, to: 'cancelled' },
];

type Deed = TradeInStep | 'assay' | 'offer' | 'accept';
const WAY_TO: Readonly<Record<TradeInState, readonly Deed[]>> = {
  estimated: [], received: ['receive'], assayed: ['receive', 'assay'], offered: ['receive', 'assay', 'offer'],
  lapsed: ['receive', 'assay', 'offer'], accepted: ['receive', 'assay', 'offer', 'accept'],
  melted: ['receive', 'assay', 'offer', 'accept', 'melt'],
  credited: ['receive', 'assay', 'offer', 'accept', 'melt', 'credit'],
  returned: ['receive', 'assay', 'return'], cancelled: ['cancel'],
};

/** The trade-in desk of the demo brand's first franchise store; each once however often it is run. */
export async function seedTradeIns(context: SeedContext): Promise<void> {
  const { sql } = context.home.database;
  const outletId = seedId('outlet', 'o-01');
  const members = await membersToSeed(sql, Math.min(BROUGHT.length, context.scale.members), outletId);
  for (const [place, memberId] of members.entries()) {
    await bring(context, BROUGHT[place]!, { memberId, outletId }, `tradein:${place}`);
    context.progress(place + 1, members.length);
  }
}

async function bring(
  context: SeedContext, { piece, way, brand, grossMg, to }: Brought,
  where: { readonly memberId: string; readonly outletId: string }, key: string,
): Promise<void> {
  const { sql } = context.home.database;
  const { tradeInId } = await once(context, estimateTradeIn, {
    ...where, way, piece, brand, ownBrand: brand === '本品牌', grossMg, purity: 9_990, photos: [], note: null,
    board: boardOf(context),
  }, key);
  if (await versionOf(sql, tradeInId) !== 1) return;
  for (const deed of WAY_TO[to]) {
    const edit = { tradeInId, note: null, expectedVersion: await versionOf(sql, tradeInId) };
    await doOne(context, deed, { ...edit, grossMg: grossMg - 50 }, `${key}:${deed}`);
  }
}

/** A believable board of the house, whatever catalog has by then. */
const boardOf = ({ home }: SeedContext) => (): Board => [{ purity: 9_990, currency: 'CNY', retailMinor: 101_200n,
  buybackMinor: 78_000n, source: 'seed', since: home.clock.now() }];

interface Edit { readonly tradeInId: string; readonly note: null; readonly expectedVersion: number }

async function doOne(
  context: SeedContext, deed: Deed, { grossMg, ...edit }: Edit & { readonly grossMg: number }, key: string,
): Promise<void> {
  if (deed === 'assay') {
    const assay = { grossMg, purity: 9_980, method: 'fire' as const, way: null, board: boardOf(context) };
    await once(context, assayTradeIn, { ...edit, ...assay }, key);
  } else if (deed === 'offer') {
    await once(context, offerTradeIn, { ...edit, board: boardOf(context) }, key);
  } else if (deed === 'accept') {
    await once(context, answerOffer, { ...edit, accept: true, identity: null,
      consent: { version: 1, by: '本人', way: 'signature' } }, key);
  } else {
    await once(context, stepTradeIn, { ...edit, step: deed, returnedTo: deed === 'return' ? '本人' : null,
      note: deed === 'return' || deed === 'cancel' ? '顾客改变主意' : null }, key);
  }
}

/** Says aloud what could not be done. */
async function once<Input, Value, Code extends string>(
  { home }: SeedContext, command: Command<Input, Value, Code>, input: Input, key: string,
): Promise<Value> {
  const outcome = await runCommand(home, { actor: DESK, requestId: 'seed' }, command, input,
    { idempotencyKey: `seed:${key}` });
  if (!outcome.ok) throw new Error(`seed ${key}: ${outcome.refusals[0]?.code} ${outcome.refusals[0]?.message}`);
  return outcome.value;
}

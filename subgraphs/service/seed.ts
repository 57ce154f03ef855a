import { serviceActor, type Actor } from '../kernel/actor.ts';
import type { Command } from '../kernel/commands/command.ts';
import { runCommand } from '../kernel/commands/run-command.ts';
import { seedId, type SeedContext } from '../kernel/seed.ts';
import { handOver } from './commands/orders/hand-over.ts';
import { openServiceOrder } from './commands/orders/open-service-order.ts';
import { answerServiceQuote, quoteServiceOrder } from './commands/orders/quote-service-order.ts';
import { rateServiceOrder } from './commands/orders/rate-service-order.ts';
import { stepServiceOrder } from './commands/orders/step-service-order.ts';
import type { ServiceStep } from './domain/words.ts';
import { piecesToServe, versionOf, type SoldTo } from './queries/to-seed.ts';
import { seedAppointments } from './seed/appointments.ts';

const DESK: Actor = { ...serviceActor('seed-desk', []), kind: 'operator', name: '周雅琴' };

interface Brought {
  readonly kind: string;
  readonly piece: string;
  /** In yuan, quoted and said yes to. */
  readonly quoted?: number;
  readonly steps?: readonly (readonly [ServiceStep, string?])[];
  readonly stars?: number;
}

/** What stands on the desk of the demo brand, in every state that people meet. */
const BROUGHT: readonly Brought[] = [
  { kind: 'cleaning', piece: '足金手镯，表面发暗' },
  { kind: 'repair', piece: '钻戒，主石松动' },
  { kind: 'resizing', piece: '18K金戒指，改 13 号', steps: [['start']] },
  { kind: 'engraving', piece: '情侣对戒，内壁刻字', steps: [['start'], ['wait', '待客户确认字样']] },
  { kind: 'repair', piece: '项链，搭扣断裂', quoted: 260, steps: [['start'], ['finish']] },
  { kind: 'appraisal', piece: '翡翠挂件', steps: [['start'], ['finish']], stars: 5 },
  { kind: 'cleaning', piece: '珍珠耳钉', steps: [['start'], ['finish']], stars: 4 },
  { kind: 'custom-design', piece: '生肖吊坠，按来图起版', quoted: 6_800 },
  { kind: 'repair', piece: '银手链，断链', steps: [['return_undone', '无法焊接，已告知客户']] },
];

/** The service desk of the demo brand's first franchise store; each once however often it is run. */
export async function seedService(context: SeedContext): Promise<void> {
  const { sql } = context.home.database;
  const most = Math.min(BROUGHT.length, context.scale.members);
  const pieces = await piecesToServe(sql, most, seedId('outlet', 'o-01'));
  for (const [place, sold] of pieces.entries()) {
    await serve(context, BROUGHT[place]!, sold, `service:${place}`);
    context.progress(place + 1, pieces.length);
  }
  await seedAppointments(context, DESK, pieces.map(({ memberId }) => memberId));
}

async function serve(context: SeedContext, brought: Brought, sold: SoldTo, key: string): Promise<void> {
  const { kind, piece, quoted, steps = [], stars } = brought;
  const { sql } = context.home.database;
  const { serviceOrderId } = await once(context, openServiceOrder, {
    memberId: sold.memberId, holder: null, outletId: sold.outletId, kind, orderLineId: null, piece, promisedAt: null,
    benefitId: null, warranty: null, warrantyReason: null, photos: [], note: null,
  }, key);
  const edit = async () => ({ serviceOrderId, expectedVersion: await versionOf(sql, serviceOrderId), note: null });
  const first = await versionOf(sql, serviceOrderId) === 1;
  if (!first) return;
  if (quoted !== undefined) {
    await once(context, quoteServiceOrder, { ...await edit(), promisedAt: null,
      price: { currency: 'CNY', minor: BigInt(quoted) * 100n } }, `${key}:quote`);
    if (steps.length > 0) await once(context, answerServiceQuote, { ...await edit(), approve: true }, `${key}:yes`);
  }
  for (const [step, note = null] of steps) {
    await once(context, stepServiceOrder, { ...await edit(), step, note }, `${key}:${step}`);
  }
  if (stars === undefined) return;
  const taken = { handedTo: '本人', byCode: false, paidBy: `DEMO-${key}` };
  await once(context, handOver, { ...await edit(), ...taken }, `${key}:gone`);
  await once(context, rateServiceOrder, { serviceOrderId, stars, text: '服务周到', complain: false }, `${key}:stars`);
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

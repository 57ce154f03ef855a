import { serviceActor, type Actor } from '../kernel/actor.ts';
import { runBatch, runCommand } from '../kernel/commands/run-command.ts';
import type { Outcome } from '../kernel/outcome.ts';
import type { SeedContext } from '../kernel/seed.ts';
import { askRefit } from './commands/prediction/ask-refit.ts';
import { createSegment } from './commands/segments/create-segment.ts';
import { startSnapshot } from './commands/segments/start-snapshot.ts';
import { putTag } from './commands/tags/put-tag.ts';
import { tagMembers, type TagInput } from './commands/tags/tag-members.ts';
import type { SentRule } from './domain/segments/rule.ts';
import { membersToTag } from './queries/members-to-tag.ts';
import { ordersKnown } from './queries/orders-known.ts';

const ACTOR: Actor = { ...serviceActor('insights-seed', []), kind: 'operator', name: '演示' };

const TAGS = [
  ['style-classical', '古典风格', 'Classical style', 'style'], ['style-modern', '现代风格', 'Modern style', 'style'],
  ['gift-buyer', '常送礼', 'Buys gifts', null], ['wedding-soon', '备婚', 'Wedding soon', null],
  ['likes-jadeite', '爱翡翠', 'Likes jadeite', null],
] as const;

/** What a house says of its members: some of it contradicts, and what is trusted more holds. */
const SAID: readonly Pick<TagInput, 'tag' | 'kind' | 'source' | 'confidence'>[] = [
  { tag: 'style-classical', kind: 'rule', source: 'inferred', confidence: 60 },
  { tag: 'style-modern', kind: 'manual', source: 'member', confidence: 100 },
  { tag: 'gift-buyer', kind: 'imported', source: 'behaviour', confidence: 80 },
  { tag: 'wedding-soon', kind: 'manual', source: 'operator', confidence: 100 },
  { tag: 'likes-jadeite', kind: 'manual', source: 'operator', confidence: 90 },
];

const said = (fact: string, operator: 'is' | 'at_least' | 'has_any', ...values: string[]): SentRule =>
  ({ condition: { fact, operator, values } });

/** Whom an associate should call: fond of the house, and not seen for long. */
const SEGMENT = {
  nameZh: '沉睡的老顾客', nameEn: 'Fond and asleep', note: '曾多次消费、近一年未到店：由服务人员致电问候',
  rule: { all: [
    { any: [said('lifecycle', 'is', 'dormant'), said('lifecycle', 'is', 'lost')] },
    said('netOrders', 'at_least', '2'), { not: said('tags', 'has_any', 'wedding-soon') },
  ] },
};

/** Facts come by themselves, from what the other rooms tell; here is what people say, by commands, each once. */
export async function seedInsights(context: SeedContext): Promise<void> {
  const caller = { actor: ACTOR, requestId: 'seed' };
  for (const [code, nameZh, nameEn, exclusiveGroup] of TAGS) {
    const input = { code, nameZh, nameEn, exclusiveGroup, retired: false, expectedVersion: 0 };
    await runCommand(context.home, caller, putTag, input, { idempotencyKey: `seed:${code}` });
  }
  const members = await awaitMembers(context);
  const sayings = members.flatMap((memberId, nth) => SAID.filter((_, which) => (nth + which) % 3 !== 0)
    .map((said) => ({ ...said, memberId, saidAt: null })));
  await runBatch(context.home, caller, tagMembers, sayings.map((input) => (
    { ...caller, input, idempotencyKey: `seed:${input.memberId}:${input.tag}` })));
  await awaitOrders(context);
  const { segmentId } = must(await runCommand(
    context.home, caller, createSegment, SEGMENT, { idempotencyKey: 'seed:segment' }));
  must(await runCommand(
    context.home, caller, startSnapshot, { id: segmentId }, { idempotencyKey: 'seed:snapshot' }));
  must(await runCommand(context.home, caller, askRefit, {}, { idempotencyKey: 'seed:fit' }));
  context.progress(1, 1);
}

function must<Value>(outcome: Outcome<Value, string>): Value {
  if (!outcome.ok) throw new Error(`the demo brand was refused: ${JSON.stringify(outcome.refusals)}`);
  return outcome.value;
}

/** What is told of them may still be on the way. */
async function awaitMembers(context: SeedContext): Promise<string[]> {
  const most = Math.min(40, context.scale.members);
  for (let attempt = 0; attempt < 240; attempt += 1) {
    const members = await membersToTag(context.home.database.sql, most);
    if (members.length === most) return members;
    context.progress(0, 1);
    await new Promise((done) => { setTimeout(done, 250); });
  }
  throw new Error('seed insights after members have arrived');
}

/** Models and segments speak of all orders, or of few: until no more arrive, or none for long. */
async function awaitOrders(context: SeedContext): Promise<void> {
  for (let before = -1, now = 0, looks = 0; before !== now && looks < 120; looks += 1) {
    [before, now] = [now, await ordersKnown(context.home.database.sql)];
    context.progress(0, 1);
    if (before !== now) await new Promise((done) => { setTimeout(done, 500); });
  }
}

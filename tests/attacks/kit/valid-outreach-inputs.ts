import { LINK_KEY } from '../../../subgraphs/outreach/calls/send-messages.ts';
import { tokenOf } from '../../../subgraphs/outreach/domain/link-token.ts';
import { decodeId } from '../../../subgraphs/kernel/ids.ts';
import { PREFIX } from '../../../subgraphs/contracts/ids.ts';
import { change, type World } from './world.ts';

type Prepare = (world: World) => Promise<object> | object;
type Kit = Pick<World, 'graph' | 'fresh'>;

const draft = (world: Kit) => ({ code: `text-${world.fresh()}`, name: '文本', kind: 'SERVICE', channel: 'SMS',
  bodyZh: '{{memberName}}，可取件', bodyEn: '{{memberName}}, it is ready', idempotencyKey: world.fresh() });

async function newDraft(world: Kit): Promise<string> {
  return (await change(world, 'writeMessageTemplate', 'template { id }', draft(world))).template.id;
}

/** A text that is sent. */
export async function newTemplate(world: Kit): Promise<string> {
  const id = await newDraft(world);
  await change(world, 'publishMessageTemplate', 'template { id }', { id, idempotencyKey: world.fresh() });
  return id;
}

const plan = async (world: Kit, memberId: string) => ({ templateId: await newTemplate(world), memberIds: [memberId],
  priority: 'CAMPAIGN', dueAt: '2026-12-24T04:00:00Z', idempotencyKey: world.fresh() });

async function planned(world: Kit, memberId: string): Promise<{ id: string; version: number }> {
  return (await change(world, 'planMessages', 'plan { id version }', await plan(world, memberId))).plan;
}

export const newMessagePlan = async (world: Kit, memberId: string): Promise<string> =>
  (await planned(world, memberId)).id;

/** A message to that member, which waits for its day. */
export async function newMessage(world: Kit, memberId: string): Promise<string> {
  const planId = await newMessagePlan(world, memberId);
  const { messages } = await world.graph.get(
    'query($planId: ID!) { messages(filter: { planId: $planId }) { items { id } } }',
    { planId });
  return messages.items[0].id;
}

/** As if a gateway had it: the world has no clock that comes to its day. */
async function sent(world: World): Promise<string> {
  const id = await newMessage(world, world.memberId);
  await world.graph.runtimes.get('outreach')!.database.sql.run`update message set state = 'sent', next_at = null,
    sent_at = now()
    where id = ${decodeId(PREFIX.message, id)}`;
  return id;
}

export const VALID_OUTREACH_INPUTS: Readonly<Record<string, Prepare>> = {
  writeMessageTemplate: draft,
  publishMessageTemplate: async (w) => ({ id: await newDraft(w), idempotencyKey: w.fresh() }),
  testMessageTemplate: async (w) => ({ id: await newTemplate(w), to: '+8613812345678', language: 'ZH',
    idempotencyKey: w.fresh() }),
  setMessageRule: async (w) => ({ notice: 'SERVICE_READY', templateId: await newTemplate(w), enabled: true,
    expectedVersion: (await w.graph.get('{ messageRules { notice version } }')).messageRules
      .find(({ notice }: any) => notice === 'SERVICE_READY').version }),
  planMessages: (w) => plan(w, w.memberId),
  callOffMessagePlan: async (w) => {
    const { id, version } = await planned(w, w.memberId);
    return { id, expectedVersion: version };
  },
  answerMessage: async (w) => ({ answer: 'READ', token: tokenOf(decodeId(PREFIX.message, await sent(w))!,
    w.graph.runtimes.get('outreach')!.services.keys(LINK_KEY)[0]!) }),
  noteMessageDelivery: async (w) => ({ messageId: await sent(w), delivered: true, idempotencyKey: w.fresh() }),
};

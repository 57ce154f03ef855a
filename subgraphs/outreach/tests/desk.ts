import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operator, startTestSubgraph } from '../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../contracts/ids.ts';
import type { Actor } from '../../kernel/actor.ts';
import { untilNothing } from '../../kernel/commands/drain.ts';
import { handlerContext } from '../../kernel/events/handler.ts';
import { encodeId, decodeId, newId } from '../../kernel/ids.ts';
import { outreach } from '../index.ts';
import { sendMessages } from '../calls/send-messages.ts';
import { queueLifeEvents } from '../commands/messages/queue-life-events.ts';
import { stepPlans } from '../calls/step-plans.ts';
import type { Senders } from '../calls/senders/open-senders.ts';
import type { Channel } from '../domain/words.ts';

export const SCOPES = ['outreach:read', 'outreach:write', 'outreach:send', 'outreach:deliver', 'outreach:answer',
  'outreach:policy'];
export const NOW = '2026-10-01T01:00:00Z';

/**
 * The other rooms as they are asked: who is in the segment, or that insights is away, and contacts of members; null:
 * members is away.
 */
export class Rooms {
  segment: string[] | 'away' | null = [];
  contacts: Map<string, { name: string; email: string | null; phone: string | null }> | null = new Map();
  readonly reasons: string[] = [];

  readonly execute = async ({ document, variables = {} }: { document: string; variables?: any }): Promise<any> => {
    if (document.includes('Segment') && this.segment === 'away') throw new Error('nobody is there');
    if (document.includes('SegmentNamed')) return { data: { segment: this.segment && { id: variables.id } } };
    if (document.includes('MembersOfSegment')) return { data: { segment: this.segment && this.page(variables) } };
    if (!this.contacts) throw new Error('nobody is there');
    const ids = Object.keys(variables).filter((name) => name.startsWith('id'));
    this.reasons.push(...ids.map((name) => variables[name.replace('id', 'why')]));
    return { data: Object.fromEntries(ids.map((name) => [name.replace('id', 'm'), {
      contact: this.contacts!.get(decodeId(PREFIX.member, variables[name])!) ?? null }])) };
  };

  private page({ first, after }: { first: number; after: string | null }) {
    const from = Number(after ?? 0);
    const all = this.segment as string[];
    const some = all.slice(from, from + first);
    return { members: { edges: some.map((id) => ({ node: { member: { id: encodeId(PREFIX.member, id) } } })),
      pageInfo: { hasNextPage: from + first < all.length, endCursor: String(from + some.length) } } };
  }
}

/** A room with its folder, and head office. */
export async function openDesk() {
  const rooms = new Rooms();
  const dataDir = await mkdtemp(join(tmpdir(), 'outreach-'));
  const room = await startTestSubgraph(outreach, { now: NOW, graph: rooms, dataDir });
  const headOffice = operator(...SCOPES);
  let count = 0;
  const change = async (name: string, answer: string, input: object, actor: Actor = headOffice): Promise<any> => {
    const Name = name[0]!.toUpperCase() + name.slice(1);
    const keyed = ['setMessageRule', 'callOffMessagePlan', 'answerMessage'].includes(name) ? input
      : { idempotencyKey: `k${count += 1}`, ...input };
    const { data, errors } = await room.query(`mutation ($input: ${Name}Input!) { ${name}(input: $input) {
      ${answer} userErrors { code path } } }`, { input: keyed }, actor);
    if (errors) throw new Error(JSON.stringify(errors));
    const { userErrors, ...rest } = data![name];
    return { ...rest, codes: userErrors.map(({ code, path }: any) => [code, ...path].join(' ')) };
  };
  const { services } = room.runtime;
  return {
    room, rooms, headOffice, change, ...texts(change),
    /** Somebody of a region who agreed to all of these channels. */
    member: async (region = 'CN', channels: readonly Channel[] = ['email', 'sms'], id = newId()) => {
      await room.deliver('member.enrolled.v1', id, { memberId: id, region, source: 'store', channelId: null,
        outletId: null, enrolledAt: new Date('2026-01-01T00:00:00Z') });
      for (const channel of channels) await consent(id, channel, true);
      rooms.contacts?.set(id, { name: '王小明', email: `m-${id}@example.com`, phone: '+8613812345678' });
      return id;
    },
    consent,
    send: (senders?: Senders) => sendMessages(handlerContext(services.home), services, senders),
    step: () => stepPlans(handlerContext(services.home), services),
    /** What the job of each hour does. */
    near: () => untilNothing(handlerContext(services.home), queueLifeEvents, {}, ({ queued }) => queued),
    at: (iso: string) => room.clock.set(iso),
    states: async (memberId: string) => (await room.sql.all<{ state: string; reason: string | null }>`
      select state, reason from message where member_id = ${memberId} order by created_at, due_at, id`)
      .map(({ state, reason }) => (reason ? `${state} ${reason}` : state)),
    messages: (memberId: string) => room.sql.all<any>`select * from message where member_id = ${memberId}
      order by created_at, due_at, id`,
    files: async (channel: Channel) => {
      const names = await readdir(join(dataDir, 'messages', channel)).catch(() => []);
      return Promise.all(names.map(async (name) =>
        JSON.parse(await readFile(join(dataDir, 'messages', channel, name), 'utf8'))));
    },
    close: async () => { await room.stop(); await rm(dataDir, { recursive: true }); },
  };

  async function consent(memberId: string, channel: Channel, granted: boolean, version = BigInt(count += 1)) {
    await room.deliver('member.consent-changed.v1', memberId, { memberId, purpose: `marketing_${channel}`, granted,
      at: room.runtime.services.home.clock.now(), version });
  }
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;

function texts(change: (name: string, answer: string, input: object) => Promise<any>) {
  let count = 0;
  const write = (more: object = {}) => change('writeMessageTemplate', 'template { id state version }', {
    code: `text-${count += 1}`, name: '文本', kind: 'MARKETING', channel: 'SMS',
      bodyZh: '您好 {{memberName}} {{optOutLink}}',
    bodyEn: 'Hello {{memberName}} {{optOutLink}}', ...more });
  const publish = (id: string) => change('publishMessageTemplate', 'template { id state }', { id });
  return {
    write, publish,
    published: async (more: object = {}): Promise<string> => {
      const { template, codes } = await write(more);
      const done = template && await publish(template.id);
      if (!template || done.codes.length > 0) throw new Error([...codes, ...done?.codes ?? []].join());
      return template.id;
    },
    plan: (templateId: string, memberIds: readonly string[] | null, more: object = {}) => change('planMessages',
      'plan { id state planned refused version } reach { members reachable }', { templateId, priority: 'CAMPAIGN',
        memberIds: memberIds?.map((id) => encodeId(PREFIX.member, id)) ?? null, ...more }),
  };
}

import { runCommand } from '../../subgraphs/kernel/commands/run-command.ts';
import type { Command } from '../../subgraphs/kernel/commands/command.ts';
import type { SubgraphRuntime } from '../../subgraphs/kernel/server/subgraph-runtime.ts';
import { addDrop } from '../../subgraphs/campaigns/commands/sessions/add-drop.ts';
import { goLive } from '../../subgraphs/campaigns/commands/sessions/move-session.ts';
import {
  scheduleLiveSession,
} from '../../subgraphs/campaigns/commands/sessions/schedule-live-session.ts';
import { askDatabase } from './brand.ts';
import { HEAD_OFFICE } from './house.ts';

const HOUR = 3_600_000;

/** What is sold, and to how many who ask. */
export interface Sale {
  readonly stock: number;
  readonly waitlistLimit: number;
  readonly limitPerMember: number;
  readonly calls: number;
}

/** A session on air, and the members who watch it. */
export interface LiveRoom {
  readonly campaigns: SubgraphRuntime;
  readonly url: string;
  /** Who asks in this turn: one member after the other, and again from the first. */
  memberAt(turn: number): string;
  drop(sale: Sale): Promise<string>;
  /** Another session on air. */
  session(): Promise<string>;
}

export async function openLiveRoom(campaigns: SubgraphRuntime, url: string): Promise<LiveRoom> {
  const run = async <Input, Value>(command: Command<Input, Value, any>, input: Input) => {
    const outcome = await runCommand(campaigns.services.home,
      { actor: HEAD_OFFICE, requestId: 'bench' }, command, input);
    if (!outcome.ok) throw new Error(`${command.name}: ${JSON.stringify(outcome.refusals)}`);
    return outcome.value;
  };
  const [outlet] = await askDatabase<{ outlet_id: string }>(url,
    `select outlet_id from campaigns.outlet_fact where kind = 'live_room' limit 1`);
  const [item] = await askDatabase<{ item_id: string }>(url, `select item_id
    from campaigns.item_fact where not retired and classes->0->>'marginClass' = 'B' limit 1`);
  const startsAt = new Date(Date.now() - HOUR);
  const openSession = async (): Promise<string> => {
    const { sessionId } = await run(scheduleLiveSession, {
      titleZh: '秒杀', titleEn: 'Flash sale', host: 'Bench', outletId: outlet!.outlet_id, startsAt,
      endsAt: new Date(Date.now() + 12 * HOUR), memberOnly: true, passcode: null,
    });
    await run(goLive, { sessionId, expectedVersion: 1 });
    return sessionId;
  };
  const members = await askDatabase<{ person_id: string }>(url, `select person_id
    from campaigns.person_visibility where survivor_id is null order by person_id`);
  return {
    campaigns, url, session: openSession, memberAt: (turn) => members[turn % members.length]!.person_id,
    drop: async ({ stock, waitlistLimit, limitPerMember }) => {
      const { dropId } = await run(addDrop, {
        sessionId: await openSession(), itemId: item!.item_id, stock, limitPerMember, waitlistLimit,
        pointsPrice: 0n, cashMinor: 99_900n, currency: 'CNY', opensAt: startsAt, tierDelays: [],
        holdMinutes: 30,
      });
      return dropId;
    },
  };
}

/** Exactly the stock and the waitlist in order, nobody beyond the limit, and no other was accepted. */
export async function expectSoldExactly(
  url: string, dropId: string, sale: Sale, accepted: number,
): Promise<void> {
  const [found] = await askDatabase<Record<'pieces' | 'taken' | 'places' | 'last' | 'most', number>>(
    url, `select count(*) filter (where state = 'claimed')::int as pieces,
      (select taken from campaigns.live_drop where id = $1) as taken,
      count(distinct position)::int as places, coalesce(max(position), 0) as last,
      (select max(n)::int from (select count(*) as n from campaigns.claim where drop_id = $1
        group by member_id) c) as most
    from campaigns.claim where drop_id = $1`, [dropId]);
  const { pieces, taken, places, last, most } = found!;
  const isExact = pieces === sale.stock && taken === sale.stock && places === sale.waitlistLimit
    && last === sale.waitlistLimit && most <= sale.limitPerMember
    && accepted === sale.stock + sale.waitlistLimit;
  if (!isExact) throw new Error(`not exact: ${accepted} accepted, ${JSON.stringify(found)}`);
}

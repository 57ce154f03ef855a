import { encodeId } from '../../subgraphs/kernel/ids.ts';
import { startOfDay, localDay } from '../../subgraphs/kernel/business-day.ts';
import { askDatabase } from '../kit/brand.ts';
import type { Named } from './questions.ts';

const ZONE = 'Asia/Shanghai';

/** Whom and what this house's questions name: readers of middling size, and rows of theirs. */
export async function namedIn(url: string): Promise<Named> {
  const one = async (text: string, values: unknown[] = []): Promise<Record<string, string>> =>
    (await askDatabase<Record<string, string>>(url, text, values))[0]!;
  const tenant = await one(`select tenant_id as id from members.person_visibility
    where tenant_id is not null group by 1 order by count(*) desc offset 2 limit 1`);
  const channel = await one(`select channel_id as id from orders.sales_order
    where channel_id <> (select id from franchises.channel where code = 'pos')
    group by 1 order by count(*) desc limit 1`);
  const sale = await one(`select o.id, o.external_no, o.outlet_id, m.id as member, m.card_number, m.phone
    from orders.sales_order o join members.member m on m.id = o.member_id
    where o.selling_tenant_id = $1 and m.home_tenant_id = $1 and m.phone is not null
      and m.id in (select person_id from members.person_visibility where channel_ids @> array[$2::uuid])
    order by o.id limit 1`, [tenant['id'], channel['id']]);
  const drop = await one(`select d.id, d.session_id from campaigns.live_drop d
    join campaigns.claim c on c.drop_id = d.id group by 1, 2 order by count(*) desc limit 1`);
  const now = new Date();
  const { year, month, day } = localDay(now, ZONE);
  const daysAgo = (days: number) => startOfDay({ year, month, day: day - days }, ZONE).toISOString();
  return {
    franchise: tenant['id']!, franchiseId: encodeId('frn', tenant['id']!),
    channel: channel['id']!, channelId: encodeId('chn', channel['id']!),
    person: sale['member']!, memberId: encodeId('mem', sale['member']!),
    outletId: encodeId('out', sale['outlet_id']!), orderId: encodeId('ord', sale['id']!),
    orderNo: sale['external_no']!, card: sale['card_number']!, phone: sale['phone']!,
    sessionId: encodeId('ses', drop['session_id']!), dropId: encodeId('drp', drop['id']!),
    today: daysAgo(0), week: daysAgo(7), monthAgo: daysAgo(30), twoYears: daysAgo(730), year: daysAgo(390),
    now: now.toISOString(), month: daysAgo(45).slice(0, 7),
  };
}

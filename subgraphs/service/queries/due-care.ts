import { sql as part } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import type { Actor } from '../../kernel/actor.ts';
import { pageOf, readPage } from '../../kernel/database/read-page.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { PageBounds } from '../../kernel/graph/page.ts';
import { encodeId } from '../../kernel/ids.ts';
import type { CareRule } from '../domain/care/next-care.ts';
import type { DueCare } from '../graphql/care/due-care.type.ts';
import { idsOf } from '../persistence/persons.ts';
import { servicePolicyAt } from '../persistence/policies.ts';

export interface CareAskedFor {
  readonly outletId: string | null;
  /** 'YYYY-MM-DD', both included. */
  readonly from: string;
  readonly until: string;
}

interface Row {
  lineId: string; care: string; memberId: string; itemId: string; outletId: string | null; lastOn: string | null;
  dueOn: string; name: string | null;
}

/** What is due first stands first; each kind of reader begins from an index of its own. */
export async function dueCarePage(
  sql: Sql, actor: Actor, { outletId, from, until }: CareAskedFor, bounds: PageBounds, now: Date,
) {
  const table = part`due_care c`;
  const where = part.join([await ownOf(sql, actor), part`c.due_on >= ${from}::date`, part`c.due_on <= ${until}::date`,
    ...outletId ? [part`c.outlet_id = ${outletId}`] : []], part` and `);
  const { rules } = await servicePolicyAt(sql, now);
  return pageOf(await readPage<Row>(sql, {
    columns: part.raw(`c.line_id as "lineId", c.care, c.member_id as "memberId", c.item_id as "itemId",
      c.outlet_id as "outletId", c.last_on as "lastOn", c.due_on as "dueOn",
      (select i.name from item_fact i where i.item_id = c.item_id) as name`),
    from: table, key: 'c.id', arms: [{ from: table, where }],
    sort: [{ column: 'c.due_on', type: 'date' }, { column: 'c.id', type: 'uuid' }], descending: false,
  }, bounds), (row) => viewOf(row, rules.careRules));
}

async function ownOf(sql: Sql, { kind, tenantId, channelId, personId }: Actor) {
  if (kind === 'tenant') return part`c.tenant_id = ${tenantId ?? null}::uuid`;
  if (kind === 'channel') return part`c.channel_id = ${channelId ?? null}::uuid`;
  if (kind === 'person') return part`c.member_id = any(${personId ? await idsOf(sql, personId) : []}::uuid[])`;
  return part`true`;
}

function viewOf({ lineId, care, name, lastOn, dueOn, ...row }: Row, rules: readonly CareRule[]): DueCare {
  const rule = rules.find((each) => each.care === care);
  return {
    row, orderLineId: encodeId(PREFIX.orderLine, lineId), care, nameZh: rule?.nameZh ?? care,
    nameEn: rule?.nameEn ?? care, name, lastOn, dueOn,
  };
}

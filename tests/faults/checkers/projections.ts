import { SUBGRAPHS } from '../../../subgraphs/all.ts';
import { inEverySchema, sqlChecker } from './checker.ts';

const readers = SUBGRAPHS.map(({ name }) => name)
  .filter((name) => name !== 'members' && name !== 'catalog')
  .map((name) => `select '${name}' as reader, person_id, tenant_id, layer, channel_ids, survivor_id,
    version from ${name}.person_visibility`).join(' union all ');

/** What subgraphs know of one another is the last thing that was told, in whatever order it came. */
export const projectionsAgree = sqlChecker('projections agree', `
  with told as (select distinct on (aggregate_id) aggregate_id::uuid as person_id,
      (payload->>'tenantId')::uuid as tenant_id, (payload->>'layer')::int as layer
    from members.event where name = 'member.visibility-changed.v1'
    order by aggregate_id, seq desc),
  seen as (${readers})
  select r.reader || ' sees person ' || t.person_id || ' otherwise' as finding
  from told t cross join (select distinct reader from seen) r
  left join seen s on s.reader = r.reader and s.person_id = t.person_id
  where s.person_id is null
    or (s.tenant_id, s.layer) is distinct from (t.tenant_id, t.layer)
  union all
  select 'campaigns knows member ' || a.member_id || ' as ' || coalesce(t.tier, 'base')
  from loyalty.account a left join campaigns.member_tier t using (member_id)
  where a.merged_into is null and a.tier <> coalesce(t.tier, 'base')
  union all
  select 'item ' || i.sku || ' is stale in a subgraph' from catalog.item i
  left join orders.item_fact o on o.item_id = i.id
  left join campaigns.item_fact c on c.item_id = i.id
  where o.version is distinct from i.revision or c.version is distinct from i.revision
  union all
  select 'outlet ' || f.code || ' is stale in a subgraph' from franchises.outlet f
  left join orders.outlet_fact o on o.outlet_id = f.id
  left join campaigns.outlet_fact c on c.outlet_id = f.id
  where o.version is distinct from f.version or c.version is distinct from f.version`);

/** The queue has come to rest: nothing waits, nothing is parked, nothing was given up. */
export const deliveriesDone = sqlChecker('deliveries done', `
  select 'job ' || t.identifier || ' waits after ' || j.attempts || ' attempts'
    || coalesce(': ' || j.last_error, '') as finding
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  where t.identifier like '%:deliver-events' or t.identifier like '%:settle-points' or j.attempts >= j.max_attempts
  union all ${inEverySchema(`select '@schema: ' || subscriber || ' has not taken ' || event_id
    || ': ' || error from @schema.parked_event
    union all select '@schema: ' || subscriber || ' has not taken event ' || seq
    from @schema.delivery`)}`);

/** A key that was taken has its answer: whoever asks again gets it. */
export const keysAnswered = sqlChecker('keys answered',
  inEverySchema(`select '@schema: ' || command || ' key ' || key || ' has no result' as finding
    from @schema.idempotency where result is null`));

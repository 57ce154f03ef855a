import { sql as fragment } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { defineBatchCommand, type BatchRequest, type Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { assignmentFault, leastLoaded, MESSAGES, type AssignmentFault } from '../../domain/service/service-load.ts';
import { lockMembers } from '../../persistence/lock-members.ts';
import { currentOf, serve, type Current, type Serving } from '../../persistence/service/serve.ts';
import { byIds, lockStaff, mayLead, ofOutlets, type Staff } from '../../persistence/service/staff.ts';

export interface AssignInput {
  readonly memberId: string;
  readonly servicePersonId: string | null;
  /** Whoever has most room of this outlet's people; with neither of the two nobody serves the member. */
  readonly outletId: string | null;
}

export type AssignCode = 'NOT_FOUND' | 'INVALID' | 'SERVED_ELSEWHERE' | AssignmentFault;
interface Value { readonly memberId: string; readonly servicePersonId: string | null }

/** Says who serves members from now on. A franchise decides that of its own people and of no member of another's. */
export const assignServicePersons = defineBatchCommand<AssignInput, Value, AssignCode>({
  name: 'members.assign-service-persons',
  maxBatch: 500,
  executeAll: async (tx, requests) => {
    const desk = await openDesk(tx, requests);
    const asked = new Map<string, Serving>();
    const outcomes = requests.map((request): Outcome<Value, AssignCode> => {
      const { input: { memberId: namedId, servicePersonId, outletId }, actor, requestId } = request;
      const memberId = desk.today.get(namedId);
      if (!memberId || !desk.seen.get(actor.id)!.has(memberId)) {
        return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
      }
      const taker = takerOf(desk, request);
      if (taker === 'unknown') return refused('NOT_FOUND', 'There is no such person.', ['servicePersonId']);
      if (taker === 'both') return refused('INVALID', 'A person or an outlet, not both.', ['outletId']);
      if (taker === 'full') return refused('FULL', MESSAGES.FULL, ['outletId']);
      const now = desk.current.get(memberId);
      if (now && !mayLead(actor, { ...now, outletId: desk.staff.get(now.staffId)?.outletId ?? null })) {
        return refused('SERVED_ELSEWHERE', 'Somebody of another team serves this member.', ['memberId']);
      }
      const id = taker?.id ?? null;
      if ((now?.staffId ?? null) === id) return accepted({ memberId, servicePersonId: id });
      const fault = taker && assignmentFault(taker, desk.homes.get(memberId) ?? null);
      if (fault) return refused(fault, MESSAGES[fault], [servicePersonId ? 'servicePersonId' : 'outletId']);
      desk.count(now?.staffId ?? null, -1);
      desk.count(id, 1);
      if (taker) desk.current.set(memberId, { memberId, staffId: taker.id, franchiseId: taker.franchiseId });
      else desk.current.delete(memberId);
      asked.set(memberId, { memberId, namedId, staffId: id, how: outletId ? 'least_loaded' : 'chosen',
        by: { actor, requestId } });
      return accepted({ memberId, servicePersonId: id });
    });
    await serve(tx, [...asked.values()], desk.before);
    return outcomes;
  },
});

type Desk = Awaited<ReturnType<typeof openDesk>>;

/** Everybody who is named, locked, with who serves whom; it is counted on as requests are decided. */
async function openDesk(tx: Tx, requests: readonly BatchRequest<AssignInput>[]) {
  const today = await lockMembers(tx.sql, requests.map(({ input }) => input.memberId));
  const ids = [...new Set(today.values())];
  const seen = new Map<string, ReadonlySet<string>>();
  for (const { actor } of requests) {
    if (!seen.has(actor.id)) seen.set(actor.id, actor.kind === 'channel' ? new Set() : await tx.visible(ids, actor));
  }
  const before = await currentOf(tx.sql, ids);
  const named = requests.flatMap(({ input }) => input.servicePersonId ?? []);
  const outlets = requests.flatMap(({ input }) => input.outletId ?? []);
  const staff = new Map((await lockStaff(tx.sql, fragment`(${byIds([...named,
    ...[...before.values()].map(({ staffId }) => staffId)])} or ${ofOutlets(outlets)})`)).map((one) => [one.id, one]));
  const homes = await tx.sql.all<{ id: string; home: string | null }>`
    select id, home_tenant_id as home from member where id = any(${ids}::uuid[])`;
  const count = (id: string | null, by: number): void => {
    const one = id === null ? undefined : staff.get(id);
    if (one) staff.set(one.id, { ...one, served: one.served + by });
  };
  return { today, seen, before, staff, count, current: new Map<string, Current>(before),
    homes: new Map(homes.map((row) => [row.id, row.home])) };
}

function takerOf(
  { staff }: Desk, { input, actor }: { readonly input: AssignInput; readonly actor: Actor },
): Staff | null | 'unknown' | 'both' | 'full' {
  const { servicePersonId, outletId } = input;
  if (servicePersonId === null && outletId === null) return null;
  if (servicePersonId !== null && outletId !== null) return 'both';
  if (servicePersonId !== null) {
    const one = staff.get(servicePersonId);
    return one && mayLead(actor, one) ? one : 'unknown';
  }
  const id = leastLoaded([...staff.values()].filter((one) => one.outletId === outletId && mayLead(actor, one)));
  return id === null ? 'full' : staff.get(id)!;
}

import type { EventPayloads } from '../../contracts/events.ts';
import { CURRENCY_OF, type ProgrammeCode } from '../../contracts/words.ts';
import { defineCommand, type Tx } from '../../kernel/commands/command.ts';
import { newId } from '../../kernel/ids.ts';
import { isCurrency } from '../../kernel/money.ts';
import { policyAt } from '../../kernel/policy.ts';
import { accepted, refused, refusedAll, type Refusal } from '../../kernel/outcome.ts';
import { Checks } from '../domain/checks.ts';
import { decideFxTable, formatRate, parseRate, type Rate } from '../domain/fx-table.ts';
import { isTooFarAhead, MAX_AHEAD_DAYS, MAX_SOURCE } from '../domain/limits.ts';
import type { PublicationState } from '../domain/words.ts';
import { catalogPolicies } from '../persistence/policies.ts';

export interface PublishFxTable {
  readonly homeRegion: ProgrammeCode;
  readonly effectiveAt: Date;
  readonly rates: readonly Rate[];
  readonly source: string;
  readonly confirm: boolean;
}

export interface PublishedTable {
  readonly fxTableId: string;
  readonly state: PublicationState;
}

export type PublishFxTableCode = 'INVALID' | 'ALREADY_PUBLISHED' | 'OPERATOR_ONLY';

/** A table against the one in force before it; what moves too far or leaves a currency out is held. */
export const publishFxTable = defineCommand<PublishFxTable, PublishedTable, PublishFxTableCode>({
  name: 'catalog.publish-fx-table',
  execute: async (tx, input) => {
    const refusals = checkTable(input, tx.now);
    if (refusals.length > 0) return refusedAll(refusals);
    if (input.confirm && tx.actor.kind !== 'operator') {
      return refused('OPERATOR_ONLY', 'Only a person at head office confirms a jump.', ['confirm']);
    }
    await lockTables(tx, input.homeRegion);
    const former = await tableBefore(tx, input);
    if (former?.effectiveAt.getTime() === input.effectiveAt.getTime()) {
      return refused('ALREADY_PUBLISHED', 'There is a table from this moment on.', ['effectiveAt']);
    }
    const { version, rules } = policyAt(await catalogPolicies.all(tx.sql), tx.now);
    const { state, jumpBps, missing } = decideFxTable(
      former?.rates ?? null, input.rates, input.confirm, rules.fxJumpBps);
    const fxTableId = newId(tx.now);
    await tx.sql.run`
      insert into fx_table (id, home_region, effective_at, source, state, jump_bps, missing,
        policy_version, entered_by, entered_at, decided_by, decided_at)
      values (${fxTableId}, ${input.homeRegion}, ${input.effectiveAt}, ${input.source.trim()},
        ${state}, ${jumpBps}, ${[...missing]}::text[], ${version}, ${tx.actor.name}, ${tx.now},
        ${input.confirm ? tx.actor.name : null}, ${input.confirm ? tx.now : null})`;
    await tx.sql.insertRows('fx_rate', { table_id: 'uuid', from_currency: 'text', rate: 'numeric' },
      input.rates.map(({ from, rate }) => ({ table_id: fxTableId, from_currency: from, rate })));
    tx.audit({ subjectId: fxTableId, after: { ...input, state, jumpBps, missing } });
    if (state === 'published') await announceTable(tx, fxTableId);
    return accepted({ fxTableId, state });
  },
});

function checkTable(input: PublishFxTable, now: Date): readonly Refusal<'INVALID'>[] {
  const checks = new Checks();
  const home = CURRENCY_OF[input.homeRegion];
  checks.must(input.rates.length >= 1 && input.rates.length <= 30, '1 to 30 rates.', 'rates');
  const seen = new Set<string>();
  input.rates.slice(0, 30).forEach(({ from, rate }, index) => {
    checks.must(isCurrency(from) && from !== home && !seen.has(from),
      `Each currency once, never ${home} itself.`, 'rates', index, 'from');
    checks.must(parseRate(rate) !== null,
      'Above zero, at most 9 digits before and 6 after the point.', 'rates', index, 'rate');
    seen.add(from);
  });
  checks.text(input.source, MAX_SOURCE, 'source');
  checks.must(!isTooFarAhead(input.effectiveAt, now, MAX_AHEAD_DAYS),
    'At most two years ahead.', 'effectiveAt');
  return checks.refusals;
}

export async function lockTables(tx: Tx, homeRegion: string): Promise<void> {
  await tx.sql.run`select pg_advisory_xact_lock(hashtext(${`catalog fx ${homeRegion}`}))`;
}

async function tableBefore(
  tx: Tx, input: PublishFxTable,
): Promise<{ effectiveAt: Date; rates: Rate[] } | null> {
  return tx.sql.maybe`
    select t.effective_at as "effectiveAt", (select json_agg(json_build_object(
      'from', r.from_currency, 'rate', r.rate::text)) from fx_rate r where r.table_id = t.id) as rates
    from fx_table t where t.state = 'published' and t.home_region = ${input.homeRegion}
      and t.effective_at <= ${input.effectiveAt} order by t.effective_at desc limit 1`;
}

/** Tells who converts money: loyalty, orders. */
export async function announceTable(tx: Tx, fxTableId: string): Promise<void> {
  const table = await tx.sql.one<{ home: ProgrammeCode; at: Date; rates: Rate[] }>`
    select t.home_region as home, t.effective_at as at, (select json_agg(json_build_object(
      'from', r.from_currency, 'rate', r.rate::text) order by r.from_currency)
      from fx_rate r where r.table_id = t.id) as rates
    from fx_table t where t.id = ${fxTableId}`;
  tx.emit('fx-table.published.v1', table.home, {
    tableId: fxTableId, homeRegion: table.home, effectiveAt: table.at,
    rates: table.rates.map(({ from, rate }) =>
      ({ from, to: CURRENCY_OF[table.home], rate: formatRate(rate) })),
  } satisfies EventPayloads['fx-table.published.v1']);
}

import { sql as fragment } from 'kysely';
import type { Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { policyAt } from '../../../kernel/policy.ts';
import { MAX_REASON } from '../../domain/limits.ts';
import { askedSince, lapsesAt, type CatalogRules } from '../../domain/policy.ts';
import { catalogPolicies } from '../../persistence/policies.ts';
import type { PublicationState } from '../../domain/words.ts';

export type WithdrawCode = 'NOT_FOUND' | 'NOT_PUBLISHED' | 'SUPERSEDED' | 'INVALID_REASON' | 'OPERATOR_ONLY'
  | 'SAME_PERSON';
export type RetractCode = 'NOT_FOUND' | 'NOT_ASKED' | 'OTHER_PERSON' | 'OPERATOR_ONLY';

/** Something that was published and that a person may take back. */
interface Publication {
  readonly id: string;
  readonly state: PublicationState;
  readonly withdrawalAskedAt?: Date | null;
  readonly withdrawalAskedBy?: string | null;
  readonly withdrawalAskedById?: string | null;
}

/** How one kind of it is taken back: prices of the board, tables of rates. */
export interface Withdrawing<Row extends Publication> {
  readonly called: 'price' | 'table';
  readonly table: 'gold_price' | 'fx_table';
  /** With its row locked. */
  find(tx: Tx, id: string): Promise<Row | null>;
  /** Nothing else of its kind is published or taken back meanwhile. */
  lock(tx: Tx, row: Row): Promise<void>;
  /** Whether another has followed it by now. */
  isPast(tx: Tx, row: Row, now: Date): Promise<boolean>;
  /** Whether what is in force would move further by it than one person may move it. */
  isFar(tx: Tx, row: Row, rules: CatalogRules, now: Date): Promise<boolean>;
  tell?(tx: Tx, row: Row, now: Date): void;
}

/**
 * Takes back what is in force or still to come: from now on the one before it is in force, or none. What
 * was counted with it stays so. One that another has followed is past, and taking it back would change nothing.
 * Where it would be a jump, the first who asks is written down and another person does it, while that
 * is still fresh.
 */
export async function takeBack<Row extends Publication>(
  tx: Tx, kind: Withdrawing<Row>, id: string, typed: string,
): Promise<Outcome<null, WithdrawCode>> {
  if (tx.actor.kind !== 'operator') return officeOnly(kind);
  const reason = typed.trim();
  if (reason.length < 1 || reason.length > MAX_REASON) {
    return refused('INVALID_REASON', `A reason of 1 to ${MAX_REASON} characters.`, ['reason']);
  }
  const row = await kind.find(tx, id);
  if (!row) return unknown(kind);
  if (row.state !== 'published') {
    return refused('NOT_PUBLISHED', `The ${kind.called} is ${row.state}.`, ['id'], { state: row.state });
  }
  await kind.lock(tx, row);
  const now = tx.clock();
  if (await kind.isPast(tx, row, now)) {
    return refused('SUPERSEDED', `Another ${kind.called} has followed it already.`, ['id']);
  }
  const { rules } = policyAt(await catalogPolicies.all(tx.sql), now);
  const asked = row.withdrawalAskedAt && row.withdrawalAskedAt > askedSince(rules, now)
    ? row.withdrawalAskedById : null;
  const isByTwo = typeof asked === 'string' && asked !== tx.actor.id;
  if (!isByTwo && await kind.isFar(tx, row, rules, now)) {
    if (asked) return refused('SAME_PERSON', 'You have asked for it: another person takes it back.', ['id']);
    await ask(tx, kind, id, reason, now);
  } else {
    await withdraw(tx, kind, id, isByTwo, now);
    tx.audit({ subjectId: id, before: { state: 'published' }, after: { state: 'withdrawn' }, reason });
    kind.tell?.(tx, row, now);
  }
  return accepted(null);
}

/** Who asked to take it back thinks better of it: it stays, and the next who asks is a first one. */
export async function retract<Row extends Publication>(
  tx: Tx, kind: Withdrawing<Row>, id: string,
): Promise<Outcome<null, RetractCode>> {
  if (tx.actor.kind !== 'operator') return officeOnly(kind);
  const row = await kind.find(tx, id);
  if (!row) return unknown(kind);
  await kind.lock(tx, row);
  const now = tx.clock();
  const { rules } = policyAt(await catalogPolicies.all(tx.sql), now);
  const { withdrawalAskedAt: askedAt, withdrawalAskedBy, withdrawalAskedById } = row;
  if (row.state !== 'published' || !askedAt || lapsesAt(rules, askedAt) <= now) {
    return refused('NOT_ASKED', 'Nobody asks to take it back: it was done, retracted or has lapsed.', ['id']);
  }
  if (withdrawalAskedById !== tx.actor.id) {
    return refused('OTHER_PERSON', 'Another person asked for it: they retract it, or it lapses.', ['id']);
  }
  await tx.sql.run`update ${fragment.table(kind.table)} set withdrawal_asked_at = null, withdrawal_asked_by = null,
    withdrawal_asked_by_id = null where id = ${id}`;
  tx.audit({ subjectId: id, before: { withdrawalAskedBy }, after: { withdrawalAskedBy: null } });
  return accepted(null);
}

function officeOnly({ called }: Pick<Withdrawing<Publication>, 'called'>) {
  return refused('OPERATOR_ONLY' as const, `Only a person at head office takes a ${called} back.`, []);
}

function unknown({ called }: Pick<Withdrawing<Publication>, 'called'>) {
  return refused('NOT_FOUND' as const, `There is no such ${called}.`, ['id']);
}

type Kind = Pick<Withdrawing<Publication>, 'table'>;

/** By whom it was asked for stays only where two have agreed. */
async function withdraw(tx: Tx, { table }: Kind, id: string, isByTwo: boolean, now: Date): Promise<void> {
  await tx.sql.run`update ${fragment.table(table)} set state = 'withdrawn', withdrawn_at = ${now},
    withdrawn_by = ${tx.actor.name},
    withdrawal_asked_at = case when ${isByTwo} then withdrawal_asked_at end,
    withdrawal_asked_by = case when ${isByTwo} then withdrawal_asked_by end,
    withdrawal_asked_by_id = case when ${isByTwo} then withdrawal_asked_by_id end where id = ${id}`;
}

async function ask(tx: Tx, { table }: Kind, id: string, reason: string, now: Date): Promise<void> {
  await tx.sql.run`update ${fragment.table(table)} set withdrawal_asked_at = ${now},
    withdrawal_asked_by = ${tx.actor.name}, withdrawal_asked_by_id = ${tx.actor.id} where id = ${id}`;
  tx.audit({ subjectId: id, before: { state: 'published' }, after: { withdrawalAskedBy: tx.actor.name }, reason });
}

import { serviceActor, type Actor } from '../../kernel/actor.ts';
import { SetClock } from '../../kernel/clock.ts';
import type { Command } from '../../kernel/commands/command.ts';
import { runCommand } from '../../kernel/commands/run-command.ts';
import type { SeedContext } from '../../kernel/seed.ts';
import { confirmLines } from '../commands/settlement/confirm-lines.ts';
import { decideDispute } from '../commands/settlement/decide-dispute.ts';
import { disputeLine } from '../commands/settlement/dispute-line.ts';
import { freezeStatement } from '../commands/settlement/freeze-statement.ts';
import { issueStatements } from '../commands/settlement/issue-statements.ts';
import { openSettlement } from '../commands/runs/open-settlement.ts';
import { recordPayout } from '../commands/settlement/record-payout.ts';
import { runStatements } from '../commands/runs/run-statements.ts';
import { stepStatements } from '../commands/runs/step-statements.ts';
import {
  lineToDispute, ordersArrived, statementsOf, wasDisputed, type StatementToSeed,
} from '../queries/settlement/statements-to-seed.ts';
import { dayAfterMonth, monthsAgo } from './months.ts';

const person = (id: string, name: string): Actor => ({ ...serviceActor(id, []), kind: 'operator', name });
const CLERK = person('seed-clerk', '林晓');
const FINANCE = person('seed-finance', '郑立');
const manager = (tenantId: string): Actor => ({
  ...serviceActor(`seed-manager-${tenantId}`, []), kind: 'tenant', name: '店长', tenantId,
});

const REGION = 'CN';
const ZONE = 'Asia/Shanghai';
const SHANGHAI_HOURS = 8 * 3_600_000;

/**
 * Statements of the demo brand: one that opens the books with everything of before, a month that was disputed, decided
 * and paid, and the last one with its franchises, a line of it under dispute. Run again, it goes on where it stopped.
 */
export async function seedSettlement(context: SeedContext): Promise<void> {
  const { sql } = context.home.database;
  if (!await ordersArrived(sql)) return;
  const [opening, before, last] = [3, 2, 1].map((ago) => monthsAgo(context.now, ago, ZONE)) as [string, string, string];
  await once(context, dayAfterMonth(opening, 1), FINANCE, openSettlement,
    { region: REGION, month: opening, earlier: 'included' }, `open:${opening}`);
  await settle(context, opening, false);
  context.progress(1, 3);
  await settle(context, before, true);
  context.progress(2, 3);
  await issue(context, last, context.now);
  const statements = await statementsOf(sql, REGION, last);
  for (const statement of statements.slice(0, 1)) await dispute(context, statement, context.now);
  for (const statement of statements.slice(1, 3)) await confirm(context, statement, context.now);
  context.progress(3, 3);
}

/** From the draft to the bank. */
async function settle(context: SeedContext, month: string, isDisputed: boolean): Promise<void> {
  const { sql } = context.home.database;
  const on = (day: number) => dayAfterMonth(month, day);
  await issue(context, month, on(2));
  for (const [place, statement] of (await statementsOf(sql, REGION, month)).entries()) {
    if (statement.state !== 'issued') continue;
    if (isDisputed && place === 0) await dispute(context, statement, on(4), on(6));
    await confirm(context, statement, on(7));
  }
  for (const { id, version, state } of await statementsOf(sql, REGION, month)) {
    if (state !== 'issued') continue;
    await once(context, on(13), FINANCE, freezeStatement, 
      { id, expectedVersion: version, leaveDisputed: false }, `freeze:${id}:${version}`);
  }
  for (const statement of await statementsOf(sql, REGION, month)) await pay(context, statement, on(15), month);
}

async function issue(context: SeedContext, month: string, at: Date): Promise<void> {
  const { sql } = context.home.database;
  if ((await statementsOf(sql, REGION, month)).some(({ state }) => state !== 'draft')) return;
  const asked = { region: REGION, month };
  await once(context, at, CLERK, runStatements, asked, `run:${month}`);
  await stepsOf(context, at);
  const drafts = await statementsOf(sql, REGION, month);
  if (drafts.length > 0) await once(context, at, FINANCE, issueStatements, asked, `issue:${month}`);
}

/** What the job does; where a worker is at it too, each takes what the other left. */
async function stepsOf({ home }: SeedContext, at: Date): Promise<void> {
  for (;;) {
    const outcome = await runCommand({ ...home, clock: new SetClock(at) }, { actor: CLERK, requestId: 'seed' },
      stepStatements, { limit: 20_000 });
    if (!outcome.ok || outcome.value.done) return;
  }
}

async function dispute(context: SeedContext, statement: StatementToSeed, at: Date, decidedAt?: Date): Promise<void> {
  const { sql } = context.home.database;
  const { id, franchiseId } = statement;
  if (await wasDisputed(sql, id)) return;
  const lineId = await lineToDispute(sql, id);
  if (!lineId) return;
  await once(context, at, manager(franchiseId), disputeLine,
    { lineId, reason: '该会员在本店入会，金额与我方台账不符' }, `dispute:${lineId}`);
  if (!decidedAt) return;
  await once(context, decidedAt, FINANCE, decideDispute,
    { lineId, verdict: 'rejected', reason: '已核对订单与归属，金额无误', amount: null }, `decide:${lineId}`);
}

async function confirm(context: SeedContext, { id, franchiseId, version }: StatementToSeed, at: Date): Promise<void> {
  await once(context, at, manager(franchiseId), confirmLines, { id, lineIds: null }, `confirm:${id}:${version}`);
}

async function pay(context: SeedContext, statement: StatementToSeed, at: Date, month: string): Promise<void> {
  const { id, state, netMinor, currency, version } = statement;
  if (state !== 'frozen' || netMinor <= 0n) return;
  await once(context, at, FINANCE, recordPayout, {
    id, expectedVersion: version, amount: { minor: netMinor, currency }, bankReference: `DEMO-${month}-${id.slice(-8)}`,
    paidOn: new Date(at.getTime() + SHANGHAI_HOURS).toISOString().slice(0, 10),
  }, `pay:${id}:${version}`);
}

/** Says aloud what could not be done. */
async function once<Input, Value, Code extends string>(
  { home }: SeedContext, at: Date, actor: Actor, command: Command<Input, Value, Code>, input: Input, key: string,
): Promise<Value> {
  const outcome = await runCommand({ ...home, clock: new SetClock(at) }, { actor, requestId: 'seed' }, command, input,
    { idempotencyKey: `seed:${key}` });
  if (!outcome.ok) throw new Error(`seed ${key}: ${outcome.refusals[0]?.code} ${outcome.refusals[0]?.message}`);
  return outcome.value;
}

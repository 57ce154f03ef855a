import type { Tx } from '../../../kernel/commands/command.ts';

/** Rebates that a statement pays, or sets against what is owed, are settled 已结算; answers how many. */
export async function settleRebates(tx: Tx, statementId: string): Promise<number> {
  return tx.sql.run`update rebate set state = 'settled'
    from (select r.id from rebate r join statement_line l on l.rebate_id = r.id
      where l.statement_id = ${statementId} and l.side = 'home' and l.kind = 'accrual' and not l.deferred
        and r.state in ('accrued', 'held', 'payable') order by r.id for update of r) due
    where rebate.id = due.id`;
}

/** Its payout did not stand: they wait for another, as nothing had been paid. */
export async function unsettleRebates(tx: Tx, statementId: string): Promise<number> {
  return tx.sql.run`update rebate set
      state = case when net_minor = 0 and remaining_base_minor < base_minor then 'reversed' else 'payable' end
    from (select r.id from rebate r join statement_line l on l.rebate_id = r.id
      where l.statement_id = ${statementId} and l.side = 'home' and l.kind = 'accrual' and not l.deferred
        and r.state = 'settled' order by r.id for update of r) paid
    where rebate.id = paid.id`;
}

/** Of a rebate that was decided to be worth nothing more, after its statement was final. */
export async function settleRebate(tx: Tx, rebateId: string): Promise<void> {
  await tx.sql.run`update rebate set state = 'settled'
    where id = ${rebateId} and state in ('accrued', 'held', 'payable')`;
}

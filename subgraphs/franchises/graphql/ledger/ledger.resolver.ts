import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { isRestricted } from '../../../kernel/actor.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { CurrencyCode } from '../../../kernel/graph/money.type.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { settlementProof } from '../../commands/prove-settlement.ts';
import { franchisesById } from '../../queries/network.ts';
import { settlementAccounts, settlementCounts } from '../../queries/settlement/ledger.ts';
import { Franchise } from '../network/franchise.type.ts';
import { SettlementAccount, SettlementProof } from './ledger.type.ts';

export function headOfficeOnly({ actor }: GraphContext): void {
  if (isRestricted(actor)) throw new RequestError('FORBIDDEN', 'Only head office sees everything.');
}

@Resolver(() => SettlementAccount)
export class SettlementLedgerResolver {
  @Query(() => SettlementProof, {
    description: 'Statements checked against lines and ledger, as last found; a small house is looked at now. '
      + 'Runs every night, and by proveSettlement.',
  })
  @Scopes('audit:read')
  async settlementProof(@Ctx() context: GraphContext): Promise<SettlementProof> {
    headOfficeOnly(context);
    const { counts, ...found } = await settlementProof.ask(await context.sql(), context.now);
    const checked = settlementCounts(counts);
    return { ...found, ...checked, holds: checked.holds && found.checkedAt !== null };
  }

  @Query(() => [SettlementAccount], {
    description: 'What the accounts of the settlement ledger stand at 结算账户余额: head office, clearing and '
      + 'franchises, at most 1,000; head office only.',
  })
  @Scopes('franchises:settle')
  async settlementAccounts(
    @Arg('currency', () => CurrencyCode, { defaultValue: 'CNY', description: 'In which currency.' }) currency: string,
    @Ctx() context: GraphContext,
  ): Promise<SettlementAccount[]> {
    headOfficeOnly(context);
    return settlementAccounts(await context.sql(), currency);
  }

  @FieldResolver(() => Franchise, { nullable: true, description: 'Whose; null: head office or clearing.' })
  franchise(@Root() { franchiseUuid }: SettlementAccount, @Ctx() context: GraphContext) {
    return franchiseUuid ? context.load(franchisesById, franchiseUuid) : null;
  }
}

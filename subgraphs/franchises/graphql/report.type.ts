import { Field, Int, ObjectType } from 'type-graphql';
import { CurrencyCode, Money } from '../../kernel/graph/money.type.ts';
import { ProofView } from '../../kernel/graph/proof.type.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import type { MoneyView } from '../../kernel/money.ts';

@ObjectType({ simpleResolvers: true, description: 'Rebates of one currency in a month 月度分润汇总.' })
@Scopes('franchises:rebates')
export class RebateSummaryRow {
  @Field(() => CurrencyCode, { description: 'Currency; currencies are never added.' })
  currency!: string;

  @Field(() => Money, { description: 'Accrued as home 应收分润.' })
  earned!: MoneyView;

  @Field(() => Money, { description: 'Taken back as home; zero or negative 应收分润扣回.' })
  earnedReversed!: MoneyView;

  @Field(() => Money, { description: 'Accrued as the seller that pays 应付分润.' })
  owed!: MoneyView;

  @Field(() => Money, { description: 'Taken back as payer; zero or negative 应付分润扣回.' })
  owedReversed!: MoneyView;

  @Field(() => Money, { description: 'Earned less owed, reversals included; may be negative 净应收.' })
  balance!: MoneyView;

  @Field(() => Int, { description: 'How many entries stand behind it.' })
  entries!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What becomes payable in a month: an entry counts in the month in which its return '
    + 'window ends, a later reversal in its own.',
})
@Scopes('franchises:rebates')
export class RebateSummary {
  @Field({ description: 'Month YYYY-MM, in the region asked for.' })
  month!: string;

  @Field(() => [RebateSummaryRow], { description: 'One row per currency.' })
  rows!: RebateSummaryRow[];

  /** Not in the graph. */
  franchiseUuid!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Sales of one franchise in one currency 加盟商排名.' })
@Scopes('franchises:read')
export class FranchiseRankingRow {
  @Field(() => Int, {
    nullable: true,
    description: 'Place by net sales within the currency; null for a franchise that asks.',
  })
  rank!: number | null;

  @Field(() => Money, { description: 'Bases of the orders paid in the time 销售额.' })
  sales!: MoneyView;

  @Field(() => Money, { description: 'What came back of them since; positive 退货额.' })
  returned!: MoneyView;

  @Field(() => Money, { description: 'Sales less returned 净销售额.' })
  netSales!: MoneyView;

  @Field(() => Int, { description: 'How many orders.' })
  orders!: number;

  /** Not in the graph. */
  franchiseUuid!: string;
  days!: { readonly from: string; readonly to: string; readonly zone: string };
}

@ObjectType({
  simpleResolvers: true, description: 'What must always hold of attribution and rebates.',
})
@Scopes('audit:read')
export class RebateInvariants extends ProofView {
  @Field({ description: 'Whether it was looked, and everything that differs is zero.' })
  holds!: boolean;

  @Field(() => Int, { description: 'How many rebates were looked at.' })
  checkedRebates!: number;

  @Field(() => Int, {
    description: 'Rebates whose entries do not add up to accrued, reversed and net.',
  })
  entriesDiffer!: number;

  @Field(() => Int, { description: 'Pairs of overlapping periods of one member.' })
  overlappingAttributions!: number;

  @Field(() => Int, { description: 'Rebates whose home is not the attribution at payment.' })
  homesDiffer!: number;
}

import { Field, Int, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { ProofView } from '../../../kernel/graph/proof.type.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { MoneyView } from '../../../kernel/money.ts';
import { LedgerAccount } from '../words.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'Statements against their lines and the ledger 结算核对: as last found.',
})
export class SettlementProof extends ProofView {
  @Field({ description: 'Whether it was looked, and everything that differs is zero.' })
  holds!: boolean;

  @Field(() => Int, { description: 'How many statements were looked at.' })
  checkedStatements!: number;

  @Field(() => Int, { description: 'How many lines were looked at.' })
  checkedLines!: number;

  @Field(() => Int, { description: 'How many postings were looked at.' })
  checkedPostings!: number;

  @Field(() => Int, { description: 'Statements whose numbers are not what their lines add up to.' })
  linesDiffer!: number;

  @Field(() => Int, { description: 'Statements that carry another amount than the one before left.' })
  carriedDiffer!: number;

  @Field(() => Int, { description: 'Statements of which the franchise’s account says another amount.' })
  ledgerDiffers!: number;

  @Field(() => Int, {
    description: 'Lines that are not their entry less what was spared, and settled rebates that stand on no statement.',
  })
  entriesDiffer!: number;

  @Field(() => Int, {
    description: 'Accounts of franchises, and clearing, that are not what all statements say, and lines that stay in '
      + 'clearing without their other side.',
  })
  accountsDiffer!: number;

  @Field(() => Int, { description: 'Postings that do not add up to zero.' })
  unbalancedPostings!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What one account of the settlement ledger stands at 结算账户余额; all accounts of a currency, which may '
    + 'be more than are listed, are zero together.',
})
@Scopes('franchises:settle')
export class SettlementAccount {
  @Field(() => LedgerAccount, { description: 'Whose account.' })
  account!: string;

  @Field(() => Money, { description: 'Above zero: owed to it; below: owed by it.' })
  balance!: MoneyView;

  /** Not in the graph. */
  franchiseUuid!: string | null;
}

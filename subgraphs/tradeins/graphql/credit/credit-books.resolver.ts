import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { isRestricted } from '../../../kernel/actor.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { DateScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { creditProof } from '../../commands/prove-credit.ts';
import { booksOf, recycledGold } from '../../queries/books.ts';
import { creditCrossings } from '../../queries/crossings.ts';
import { RecycledGold, StoreCreditBooks, StoreCreditInvariants } from './credit-books.type.ts';
import { CreditCrossingPage } from './credit-crossing.type.ts';

function headOfficeOnly({ actor }: GraphContext): void {
  if (isRestricted(actor)) throw new RequestError('FORBIDDEN', 'Only head office sees everything.');
}

@Resolver()
export class CreditBooksResolver {
  @Query(() => StoreCreditInvariants, {
    description: 'Store credit checked against its entries, as last found; a small house is looked at now. Runs every '
      + 'night, and by proveStoreCredit.',
  })
  @Scopes('audit:read')
  async storeCreditInvariants(@Ctx() context: GraphContext): Promise<StoreCreditInvariants> {
    headOfficeOnly(context);
    const { counts, ...found } = await creditProof.ask(await context.sql(), context.now);
    const differences = {
      balancesDiffer: counts['balances_differ'] ?? 0, overdrawn: counts['overdrawn'] ?? 0,
      creditsDiffer: counts['credits_differ'] ?? 0,
    };
    return {
      ...found, ...differences, checked: counts['looked'] ?? 0,
      holds: found.checkedAt !== null && Object.values(differences).every((count) => count === 0),
    };
  }

  @Query(() => [StoreCreditBooks], {
    description: 'The trial balance of store credit by currency, at most 200; head office only.',
  })
  @Scopes('audit:read')
  async storeCreditBooks(@Ctx() context: GraphContext): Promise<StoreCreditBooks[]> {
    headOfficeOnly(context);
    return booksOf(await context.sql());
  }

  @Query(() => CreditCrossingPage, {
    description: 'What parties owe each other for old gold and store credit 跨店抵扣, on business days of a region, the '
      + 'newest first; together they are the balance. Head office only.',
  })
  @Scopes('audit:read')
  async creditCrossings(
    @Arg('region', () => String, { description: 'Code of the region 会籍地区: where it was sold, '
      + 'or the gold was taken in.' }) region: string,
    @Arg('from', () => DateScalar, { description: 'First day.' }) from: string,
    @Arg('to', () => DateScalar, { description: 'Last day, within.' }) to: string,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    headOfficeOnly(context);
    return creditCrossings(await context.sql(), { region, from, to, now: context.now }, pageBounds(page));
  }

  @Query(() => [RecycledGold], {
    description: 'Fine gold taken in by trade-ins 回收黄金, by purity, on business days of a region, at most 1,000; head '
      + 'office only.',
  })
  @Scopes('tradeins:read')
  async recycledGold(
    @Arg('region', () => String, { description: 'Code of the region 会籍地区.' }) region: string,
    @Arg('from', () => DateScalar, { description: 'First day.' }) from: string,
    @Arg('to', () => DateScalar, { description: 'Last day, within.' }) to: string,
    @Ctx() context: GraphContext,
  ): Promise<RecycledGold[]> {
    headOfficeOnly(context);
    return recycledGold(await context.sql(), { region, from, to, now: context.now });
  }
}

import { Arg, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { EMPTY_PAGE, pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { floorRatio, moneyView } from '../../../kernel/money.ts';
import { askClassRates } from '../../calls/ask-class-rates.ts';
import { productsById } from '../../queries/product-rows.ts';
import { proposalsPage } from '../../queries/classes/proposals.ts';
import { Product } from '../products/product.type.ts';
import { requireHeadOffice } from '../requests.ts';
import {
  ClassProposal, ClassProposalEffect, ClassProposalPage, ClassProposalState, type ProposalState,
} from './class-proposal.type.ts';

@InputType({ description: 'Which proposed classes: all conditions together.' })
export class ClassProposalFilter {
  @Field(() => ClassProposalState, { nullable: true, description: 'What became of them.' })
  state?: ProposalState | null;

  @Field(() => ID, { nullable: true, description: 'Of this product.' })
  productId?: string | null;
}

@Resolver(() => ClassProposal)
export class ClassProposalsResolver {
  @Query(() => ClassProposalPage, {
    description: 'Margin classes 积分品类 that measured margins propose, the newest first; for head office finance.',
  })
  @Scopes('catalog:cost')
  async classProposals(
    @Arg('filter', () => ClassProposalFilter, { nullable: true, description: 'Which of them.' })
    filter: ClassProposalFilter | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first when not given.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ) {
    requireHeadOffice(context, 'Query.classProposals');
    const bounds = pageBounds(page);
    const { state = null, productId: asked } = filter ?? {};
    const productId = asked ? decodeId(PREFIX.product, asked) : null;
    // A malformed id looks like an unknown one.
    if (asked && productId === null) return EMPTY_PAGE;
    return proposalsPage(await context.sql(), { state, productId }, bounds);
  }

  @FieldResolver(() => Product, { nullable: true, description: 'The product it is proposed for.' })
  async product(@Root() proposal: ClassProposal, @Ctx() context: GraphContext): Promise<Product | null> {
    return context.load(productsById, proposal.productUuid);
  }

  @FieldResolver(() => ClassProposalEffect, {
    nullable: true,
    description: 'What the measured sales would have earned differently; null while loyalty or franchises do not '
      + 'answer, or where no programme counts in this currency.',
  })
  @Scopes('catalog:cost')
  async effect(@Root() proposal: ClassProposal, @Ctx() context: GraphContext): Promise<ClassProposalEffect | null> {
    const rates = await askClassRates(context);
    const { currency } = proposal.net;
    const programme = rates?.programmes.find((one) => one.currency === currency);
    if (!rates || !programme) return null;
    const points = (code: string) => {
      const [numerator, denominator] = programme.points.get(code) ?? [0n, 1n];
      return floorRatio(proposal.netMinor, numerator, denominator);
    };
    const rebates = (code: string) =>
      moneyView(floorRatio(proposal.netMinor, rates.rebateBps.get(code) ?? 0n, 10_000n), currency);
    const { presentClass, proposedClass } = proposal;
    return {
      programmeCode: programme.code, pointsNow: points(presentClass), pointsThen: points(proposedClass),
      rebatesNow: rebates(presentClass), rebatesThen: rebates(proposedClass),
    };
  }
}

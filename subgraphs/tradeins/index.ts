import { PREFIX } from '../contracts/ids.ts';
import { defineSubgraph } from '../kernel/define-subgraph.ts';
import type { GraphContext } from '../kernel/graph/context.ts';
import { decodeId, NOBODY } from '../kernel/ids.ts';
import { wordMigration } from '../words/word.migration.ts';
import { mergeMembers } from './commands/facts/merge-members.ts';
import { unmergeMembers } from './commands/facts/unmerge-members.ts';
import { handlers } from './events/handlers.ts';
import { CreditBooksResolver } from './graphql/credit/credit-books.resolver.ts';
import { holdTradeInCreditMutation } from './graphql/credit/hold-credit.mutation.ts';
import { proveStoreCreditMutation } from './graphql/credit/prove-credit.mutation.ts';
import { releaseTradeInCreditMutation } from './graphql/credit/release-credit.mutation.ts';
import { MemberStoreCreditResolver, StoreCreditResolver } from './graphql/credit/store-credit.resolver.ts';
import { decideTradeInPolicyMutation } from './graphql/policy/decide-policy.mutation.ts';
import { TradeInPolicyResolver } from './graphql/policy/policy.resolver.ts';
import { publishTradeInPolicyMutation } from './graphql/policy/publish-policy.mutation.ts';
import { Member } from './graphql/stubs.type.ts';
import { addTradeInPhotosMutation } from './graphql/tradeins/add-photos.mutation.ts';
import { answerTradeInOfferMutation } from './graphql/tradeins/answer-offer.mutation.ts';
import { askTradeInBuybackMutation } from './graphql/tradeins/ask-buyback.mutation.ts';
import { assayTradeInMutation } from './graphql/tradeins/assay-trade-in.mutation.ts';
import { decideTradeInBuybackMutation } from './graphql/tradeins/decide-buyback.mutation.ts';
import { estimateTradeInMutation } from './graphql/tradeins/estimate-trade-in.mutation.ts';
import { offerTradeInMutation } from './graphql/tradeins/offer-trade-in.mutation.ts';
import { stepTradeInMutation } from './graphql/tradeins/step-trade-in.mutation.ts';
import { MemberTradeInsResolver, TradeInResolver } from './graphql/tradeins/trade-in.resolver.ts';
import { jobs } from './jobs/jobs.ts';
import { figures } from './persistence/figures.ts';
import { tradeins0001 } from './persistence/migrations/0001-tradeins.ts';
import { tradeins0002 } from './persistence/migrations/0002-trade-ins.ts';
import { tradeins0003 } from './persistence/migrations/0003-plain-price.ts';
import { people } from './persistence/people.ts';
import { tables } from './persistence/tables/index.ts';
import { tradeInView } from './queries/trade-in-view.ts';
import { tradeInsById } from './queries/trade-ins.ts';

export const tradeins = defineSubgraph({
  name: 'tradeins',
  graph: {
    resolvers: [
      TradeInPolicyResolver, publishTradeInPolicyMutation, decideTradeInPolicyMutation,
      TradeInResolver, MemberTradeInsResolver, estimateTradeInMutation, assayTradeInMutation, offerTradeInMutation,
      answerTradeInOfferMutation, stepTradeInMutation, addTradeInPhotosMutation,
      askTradeInBuybackMutation, decideTradeInBuybackMutation,
      MemberStoreCreditResolver, StoreCreditResolver, holdTradeInCreditMutation, releaseTradeInCreditMutation,
      CreditBooksResolver, proveStoreCreditMutation,
    ],
    orphanedTypes: [Member],
    references: {
      Member: ({ id }) => ({ id }),
      TradeIn: async ({ id }, context: GraphContext) => {
        const found = await context.load(tradeInsById, decodeId(PREFIX.tradeIn, id) ?? NOBODY);
        return found && tradeInView(found.row, context.now);
      },
    },
  },
  entities: tables,
  migrations: [tradeins0001, wordMigration('tradeins'), tradeins0002, tradeins0003],
  people,
  merging: { merge: mergeMembers, unmerge: unmergeMembers },
  handlers,
  jobs,
  figures,
  nodes: { [PREFIX.tradeIn]: 'TradeIn' },
});

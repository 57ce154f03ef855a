import { PREFIX } from '../contracts/ids.ts';
import { defineSubgraph } from '../kernel/define-subgraph.ts';
import type { BatchRead, GraphContext } from '../kernel/graph/context.ts';
import { decodeId } from '../kernel/ids.ts';
import { addItemMutation } from './graphql/items/add-item.mutation.ts';
import { appendProvenanceMutation } from './graphql/provenance/append-provenance.mutation.ts';
import { certifyPieceMutation } from './graphql/provenance/certify-piece.mutation.ts';
import { ProvenanceResolver } from './graphql/provenance/provenance.resolver.ts';
import { BoardResolver } from './graphql/boards/board.resolver.ts';
import { createProductMutation } from './graphql/products/create-product.mutation.ts';
import { decideFxTableMutations } from './graphql/prices/decide-fx-table.mutation.ts';
import { decideGoldPriceMutations } from './graphql/prices/decide-gold-price.mutation.ts';
import { decideCatalogPolicyMutation } from './graphql/policy/decide-policy.mutation.ts';
import { FinenessResolver } from './graphql/products/fineness.resolver.ts';
import { ProductFacetsResolver } from './graphql/products/product-facets.resolver.ts';
import { FxTableResolver } from './graphql/prices/fx-table.resolver.ts';
import { GoldPriceResolver } from './graphql/prices/gold-price.resolver.ts';
import { ItemsListResolver } from './graphql/items/items-list.resolver.ts';
import { ItemResolver } from './graphql/items/item.resolver.ts';
import { CatalogPolicyResolver } from './graphql/policy/policy.resolver.ts';
import { ClassProposalsResolver } from './graphql/classes/class-proposals.resolver.ts';
import { decideClassProposalMutations } from './graphql/classes/decide-proposal.mutation.ts';
import { MarginClassesResolver } from './graphql/classes/margin-classes.resolver.ts';
import { ProductResolver } from './graphql/products/product.resolver.ts';
import { publishFxTableMutation } from './graphql/prices/publish-fx-table.mutation.ts';
import { publishGoldPriceMutations } from './graphql/prices/publish-gold-price.mutation.ts';
import { publishCatalogPolicyMutation } from './graphql/policy/publish-policy.mutation.ts';
import { putMarginClassMutation } from './graphql/classes/put-margin-class.mutation.ts';
import { putProductsMutation } from './graphql/products/put-products.mutation.ts';
import { setItemCostMutation } from './graphql/items/set-item-cost.mutation.ts';
import { setMarginClassMutation } from './graphql/classes/set-margin-class.mutation.ts';
import { updateItemMutation } from './graphql/items/update-item.mutation.ts';
import { updateProductMutation } from './graphql/products/update-product.mutation.ts';
import { retractFxWithdrawalMutation } from './graphql/prices/retract-fx-withdrawal.mutation.ts';
import { retractGoldWithdrawalMutation } from './graphql/prices/retract-gold-withdrawal.mutation.ts';
import { withdrawFxTableMutation } from './graphql/prices/withdraw-fx-table.mutation.ts';
import { withdrawGoldPriceMutation } from './graphql/prices/withdraw-gold-price.mutation.ts';
import { BundlePartResolver, BundleResolver } from './graphql/bundles/bundle.resolver.ts';
import { putBundleMutation } from './graphql/bundles/put-bundle.mutation.ts';
import { prepareUploadMutation } from './graphql/uploads/prepare-upload.mutation.ts';
import { handlers } from './events/handlers.ts';
import { jobs } from './jobs/jobs.ts';
import { catalog0001 } from './persistence/migrations/0001-catalog.ts';
import { catalog0002 } from './persistence/migrations/0002-policy.ts';
import { catalog0050 } from './persistence/migrations/0050-lists.ts';
import { catalog0060 } from './persistence/migrations/0060-told-at-once.ts';
import { catalog0070 } from './persistence/migrations/0070-announced-form.ts';
import { catalog0080 } from './persistence/migrations/0080-any-label.ts';
import { catalog0081 } from './persistence/migrations/0081-ages-and-followers.ts';
import { catalog0100 } from './persistence/migrations/0100-second-person.ts';
import { catalog0130 } from './persistence/migrations/0130-any-region.ts';
import { catalog0181 } from './persistence/migrations/0181-second-look.ts';
import { catalog0190 } from './persistence/migrations/0190-two-take-back.ts';
import { catalog0200 } from './persistence/migrations/0200-told-what-it-is.ts';
import { catalog0230 } from './persistence/migrations/0230-tables-taken-back.ts';
import { catalog0240 } from './persistence/migrations/0240-weights-and-terms.ts';
import { catalog0250 } from './persistence/migrations/0250-provenance.ts';
import { catalog0260 } from './persistence/migrations/0260-facets.ts';
import { catalog0261 } from './persistence/migrations/0261-search.ts';
import { catalog0290 } from './persistence/migrations/0290-costs-untold.ts';
import { catalog0291 } from './persistence/migrations/0291-class-proposals.ts';
import { catalog0292 } from './persistence/migrations/0292-item-search.ts';
import { catalog0270 } from './persistence/migrations/0270-told-metal.ts';
import { catalog0300 } from './persistence/migrations/0300-uploads.ts';
import { catalog0301 } from './persistence/migrations/0301-bundles.ts';
import { catalog0310 } from './persistence/migrations/0310-upload-owners.ts';
import { tables } from './persistence/tables/index.ts';
import { fxTablesById } from './queries/fx-table-rows.ts';
import { goldPricesById } from './queries/gold-price-rows.ts';
import { bundlesById } from './queries/bundle-rows.ts';
import { itemsById } from './queries/item-rows.ts';
import { itemsToTell, skusToTell } from './queries/items-to-tell.ts';
import { proposalsById } from './queries/classes/proposals.ts';
import { productsById } from './queries/product-rows.ts';
import { MarginClassResolver } from '../words/graphql/margin-class.resolver.ts';
import { RegionResolver } from '../words/graphql/region.resolver.ts';
import { wordMigration } from '../words/word.migration.ts';

/** A reference is one more key of the loader its type is read with. */
function reference<Value>(prefix: string, read: BatchRead<string, Value | null>) {
  return ({ id }: { id: string }, context: GraphContext): Promise<Value | null> | null => {
    const uuid = decodeId(prefix, id);
    return uuid ? context.load(read, uuid) : null;
  };
}

export const catalog = defineSubgraph({
  name: 'catalog',
  graph: {
    resolvers: [
      ProductResolver, ItemResolver, ItemsListResolver, GoldPriceResolver, FxTableResolver, createProductMutation,
      updateProductMutation, putProductsMutation, addItemMutation, updateItemMutation, setMarginClassMutation,
      setItemCostMutation, publishGoldPriceMutations, decideGoldPriceMutations,
      publishFxTableMutation, decideFxTableMutations, CatalogPolicyResolver,
      publishCatalogPolicyMutation, decideCatalogPolicyMutation, putMarginClassMutation, MarginClassesResolver,
      MarginClassResolver, RegionResolver, withdrawGoldPriceMutation,
      retractGoldWithdrawalMutation, withdrawFxTableMutation, retractFxWithdrawalMutation, FinenessResolver,
      BoardResolver, ProvenanceResolver, ProductFacetsResolver, certifyPieceMutation, appendProvenanceMutation,
      ClassProposalsResolver, decideClassProposalMutations,
      prepareUploadMutation, BundleResolver, BundlePartResolver, putBundleMutation,
    ],
    references: {
      Product: reference(PREFIX.product, productsById),
      Item: reference(PREFIX.item, itemsById),
      Bundle: reference(PREFIX.bundle, bundlesById),
      GoldPrice: reference(PREFIX.goldPrice, goldPricesById),
      FxTable: reference(PREFIX.fxTable, fxTablesById),
      ClassProposal: reference(PREFIX.classProposal, proposalsById),
    },
  },
  entities: tables,
  migrations: [catalog0001, catalog0002, catalog0050, catalog0060, catalog0070, catalog0080,
    catalog0081, catalog0100, wordMigration('catalog'), catalog0130, catalog0181, catalog0190, catalog0200,
    catalog0230, catalog0240, catalog0250, catalog0260, catalog0261, catalog0270, catalog0290, catalog0291,
    catalog0292, catalog0300, catalog0301, catalog0310],
  tells: { item: itemsToTell, sku: skusToTell },
  handlers,
  jobs,
  nodes: {
    [PREFIX.product]: 'Product', [PREFIX.item]: 'Item', [PREFIX.goldPrice]: 'GoldPrice',
    [PREFIX.fxTable]: 'FxTable', [PREFIX.classProposal]: 'ClassProposal', [PREFIX.bundle]: 'Bundle',
  },
});

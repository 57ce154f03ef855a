import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** What is bought by how many, and together with what, by version; only the newest ones keep their rows. */
export const recommendationModelTable = defineTable('insights.recommendation_model', {
  version: t.int().primary().check('version > 0'),
  /** Made as of an earlier day, to be held against what came; nobody is told by it. */
  heldOut: t.bool(),
  /** Last day whose purchases it saw. */
  seenOn: t.date(),
  policyVersion: t.int(),
  buyers: t.int().check('buyers >= 0'),
  madeAt: t.timestamptz(),
}, { indexes: { recommendation_model_newest: '(version desc) where not held_out' } });

/** How many members of a programme bought a product, and what a piece usually costs them. */
export const productSaleTable = defineTable('insights.product_sale', {
  version: t.int().primary(),
  programme: t.text().primary(),
  productId: t.uuid().primary(),
  buyers: t.int().check('buyers >= 0'),
  usualMinor: t.bigint().nullable().check('usual_minor >= 0'),
  /** Among the most bought of its kind, stone or series: those are looked at for every member. */
  shelved: t.bool(),
}, { references: { version: 'recommendation_model (version) on delete cascade' } });

/** Of those who bought a product, how many bought the other with it or after it. */
export const productAffinityTable = defineTable('insights.product_affinity', {
  version: t.int().primary(),
  productId: t.uuid().primary(),
  otherId: t.uuid().primary(),
  together: t.int().check('together > 0'),
  buyers: t.int(),
  liftBps: t.bigint().check('lift_bps >= 0'),
}, {
  references: { version: 'recommendation_model (version) on delete cascade' },
  checks: { product_affinity_check: 'buyers >= together' },
});

/** How many times popularity counts in a programme. */
export const recommendationEmphasisTable = defineTable('insights.recommendation_emphasis', {
  version: t.int().primary(),
  programme: t.text().primary(),
  popularTimes: t.int().check('popular_times > 0'),
}, { references: { version: 'recommendation_model (version) on delete cascade' } });

/** How often one of ten recommended products was bought in the months held out, beside the ten most bought. */
export const recommendationQualityTable = defineTable('insights.recommendation_quality', {
  version: t.int().primary(),
  programme: t.text().primary(),
  cutOn: t.date(),
  seenOn: t.date(),
  policyVersion: t.int(),
  members: t.int().check('members >= 0'),
  hits: t.int(),
  popularHits: t.int(),
  measuredAt: t.timestamptz(),
}, {
  hidden: true,
  references: { version: 'recommendation_model (version)' },
  indexes: { recommendation_quality_list: '(programme, version desc)' },
  checks: {
    recommendation_quality_check: 'hits >= 0 and hits <= members',
    recommendation_quality_check1: 'popular_hits >= 0 and popular_hits <= members',
  },
});

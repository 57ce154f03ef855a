import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import type { BenefitTerms, ProgrammeAmount } from '../../domain/benefits/terms.ts';

/** A benefit 权益, by its code for ever; what it is stands in its versions. */
export const benefitTable = defineTable('rewards.benefit', {
  id: t.uuid().primary(),
  code: t.text().check(`code ~ '^[a-z0-9][a-z0-9-]{0,39}$'`),
  createdAt: t.timestamptz(),
}, { unique: { benefit_code_key: ['code'] } });

/** What a benefit is from a date on; a version never changes. */
export const benefitVersionTable = defineTable('rewards.benefit_version', {
  benefitId: t.uuid().primary(),
  version: t.int().primary().check('version > 0'),
  effectiveFrom: t.timestamptz(),
  terms: t.jsonb<Omit<BenefitTerms, 'costs'>>(),
  /** Head office's own. */
  costs: t.jsonb<readonly ProgrammeAmount[]>(),
  publishedAt: t.timestamptz(),
  publishedBy: t.text(),
  note: t.text().nullable().check('char_length(note) <= 500'),
}, { references: { benefitId: 'benefit (id)' } });

import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import type { PopulationFit } from '../../domain/prediction/fit-population.ts';

/** What a refit found out about the members of a programme; never changed. */
export const predictionFitTable = defineTable('insights.prediction_fit', {
  id: t.uuid().primary(),
  version: t.int(),
  programme: t.text(),
  currency: t.text().check(`currency ~ '^[A-Z]{3}$'`),
  seenOn: t.date(),
  policyVersion: t.int(),
  found: t.jsonb<PopulationFit>(),
  fittedAt: t.timestamptz(),
}, {
  references: { version: 'prediction_run (version)' },
  unique: { prediction_fit_programme_version_key: ['programme', 'version'] },
  indexes: { prediction_fit_list: '(fitted_at, id)' },
});

import type { HandlerContext } from '../../kernel/events/handler.ts';
import { makeHeldOutModel } from '../commands/recommendation/make-held-out-model.ts';
import { renewModel, type ProgrammeQuality } from '../commands/recommendation/renew-model.ts';
import { heldOutFrom } from '../domain/recommendation/held-out.ts';
import { insightPolicyInForce } from '../queries/policies.ts';
import { programmesToFit } from '../queries/prediction/programme-purchases.ts';
import { measure } from '../queries/recommendation/measure.ts';
import { lacksModel } from '../queries/recommendation/quality.ts';

const EVENT = { id: null, requestId: 'job:refresh-recommendations' };

/** What is bought together, counted anew, and how often recommendations of some months ago were right. */
export async function refreshRecommendations({ home, run }: HandlerContext): Promise<void> {
  const { sql } = home.database;
  const now = home.clock.now();
  const { rules } = await insightPolicyInForce(sql, now);
  const days = heldOutFrom(now.toISOString().slice(0, 10), rules);
  const heldOut = await run(makeHeldOutModel, EVENT, { cutOn: days.cutOn });
  if (!heldOut.ok) return;
  const { version } = heldOut.value;
  const measured: ProgrammeQuality[] = [];
  for (const { programme, currency } of await programmesToFit(sql, now)) {
    measured.push({ programme, ...await measure(sql, { programme, currency }, days, version, rules) });
  }
  await run(renewModel, EVENT, { ...days, heldOut: version, measured });
}

/** A house that has just begun does not wait for the night. */
export async function makeFirstRecommendations(context: HandlerContext): Promise<void> {
  if (await lacksModel(context.home.database.sql)) await refreshRecommendations(context);
}

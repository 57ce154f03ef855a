import type { HandlerContext } from '../../kernel/events/handler.ts';
import { NOBODY } from '../../kernel/ids.ts';
import { recordFits, type ProgrammeFit } from '../commands/prediction/record-fits.ts';
import { openRun } from '../queries/prediction/open-run.ts';
import { programmesToFit, purchasesAfter } from '../queries/prediction/programme-purchases.ts';
import { insightPolicyInForce } from '../queries/policies.ts';
import { fitInThread } from './fit-in-thread.ts';

const AT_ONCE = 20_000;

/** Fits every programme for the refit that waits, outside any transaction, and records what it found out. */
export async function fitProgrammes({ home, run }: HandlerContext): Promise<void> {
  const { sql } = home.database;
  const now = home.clock.now();
  const open = await openRun(sql);
  if (!open) return;
  const { version: policyVersion, rules } = await insightPolicyInForce(sql, now);
  const fits: ProgrammeFit[] = [];
  for (const one of await programmesToFit(sql, now)) {
    let after = NOBODY;
    const found = await fitInThread(async () => {
      const some = await purchasesAfter(sql, one.programme, after, AT_ONCE);
      after = some?.last ?? after;
      return some?.members ?? null;
    }, one.seenOn, rules);
    fits.push({ ...one, policyVersion, found });
  }
  const { version } = open;
  await run(recordFits, { id: null, requestId: `job:fit-predictions:${version}` }, { version, fits });
}

import type { SeedContext } from '../../kernel/seed.ts';
import { proposeSharingTerms } from '../commands/sharing/propose-sharing-terms.ts';

/** What counts without terms is said in so many words; whether associates see more waits for a second person. */
export async function seedSharing(context: SeedContext): Promise<void> {
  const terms = [
    { key: 'standard', associate: 2, reason: '店员按脱敏数据服务' },
    { key: 'associates', associate: 3, reason: '试点：服务中的店员可凭理由联系会员' },
  ];
  for (const { key, ...said } of terms) {
    const outcome = await context.run(proposeSharingTerms, { id: `seed-sharing-${key}`, requestId: 'seed' },
      { franchiseId: null, manager: 3, startsAt: null, ...said });
    if (!outcome.ok) throw new Error(`the demo terms of sharing were refused: ${JSON.stringify(outcome.refusals)}`);
  }
}

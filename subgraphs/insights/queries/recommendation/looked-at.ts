import type { Sql } from '../../../kernel/database/sql.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import type { InsightPolicy } from '../../domain/policy.ts';
import { momentsOf } from '../../persistence/moments.ts';
import { insightPolicyAt } from '../../persistence/policies.ts';
import { readSurvivors } from '../../persistence/read-survivors.ts';
import type { Asked } from './look-around.ts';

export interface AtMoment { readonly memberId: string; readonly at: Date }

export interface LookedAt {
  readonly policy: InsightPolicy;
  /** Each once: whom the reader sees, and who did not refuse profiling. */
  readonly members: readonly Asked[];
  /** Who each asked id is today. */
  readonly living: readonly string[];
}

/** Whoever these ids are today, on the business day of each one's home. */
export async function lookedAt(sql: Sql, keys: readonly AtMoment[]): Promise<LookedAt> {
  const { at } = keys[0]!;
  const living = await readSurvivors(sql, keys.map(({ memberId }) => memberId));
  const policy = await insightPolicyAt(sql, at);
  const todayIn = new Map(momentsOf(await readCodebook(sql), at, policy.rules).map((one) => [one.region, one.today]));
  const facts = await sql.all<{ memberId: string; region: string; programme: string; currency: string }>`
    select member_id as "memberId", region, programme, currency from member_fact
    where member_id = any(${[...new Set(living)]}::uuid[])`;
  return { policy, living, members: facts.map((fact) => ({ ...fact, today: todayIn.get(fact.region)! })) };
}

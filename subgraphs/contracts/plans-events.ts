import type { Region } from './words.ts';

/** What plans tell of gold plans 足金增值计划; how much money or gold is in one is told to nobody. */
export interface PlanEvents {
  /** Aggregate: the plan. It was opened 开通; nothing is paid yet. */
  'plan.begun.v1': {
    planId: string; memberId: string; region: Region; kind: 'value' | 'grams';
    /** The matured plan that it follows, and the plan that brought it; null: none. */
    renewsPlanId: string | null; broughtByPlanId: string | null;
    at: Date; version: bigint;
  };
  /** Aggregate: the plan. An instalment was paid 缴款: the nth of so many. */
  'plan.instalment-paid.v1': {
    planId: string; memberId: string; postingId: string; nth: number; instalments: number;
    /**
     * The first one of whoever joins or renews; not of a plan beside, or after, another one that did not mature. Absent
     * in news of before: each first one was.
     */
    begins?: boolean;
    at: Date; version: bigint;
  };
  /** Aggregate: the plan. That payment did not stand 缴款撤销; a plan that it had matured is open again. */
  'plan.instalment-reversed.v1': {
    planId: string; memberId: string; postingId: string; nth: number; at: Date; version: bigint;
  };
  /** Aggregate: the plan. All instalments are paid 到期, the last by this posting. */
  'plan.matured.v1': { planId: string; memberId: string; postingId: string; at: Date; version: bigint };
  /** Aggregate: the plan. Its member left it 退出, before or after it matured. */
  'plan.exited.v1': { planId: string; memberId: string; hadMatured: boolean; at: Date; version: bigint };
}

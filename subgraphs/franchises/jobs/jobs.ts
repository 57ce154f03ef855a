import { drain, untilNothing } from '../../kernel/commands/drain.ts';
import type { Job } from '../../kernel/define-subgraph.ts';
import { foldSaleDays } from '../commands/facts/fold-sale-days.ts';
import { renewAttributions } from '../commands/history/renew-attributions.ts';
import { moveLeavers } from '../commands/network/move-leavers.ts';
import { moveMembers } from '../commands/network/move-members.ts';
import { tellOutletsAnew } from '../commands/network/tell-outlets-anew.ts';
import { rebateProof } from '../commands/prove-rebates.ts';
import { settlementProof } from '../commands/prove-settlement.ts';
import { foldRebateDays } from '../commands/rebates/fold-rebate-days.ts';
import { releaseRebates } from '../commands/rebates/release-rebates.ts';
import { scoreStores } from '../commands/stores/score-stores.ts';
import { countTrial } from '../commands/trial/count-trial.ts';
import { confirmOverdue } from '../commands/settlement/confirm-overdue.ts';
import { RUN_JOB } from '../commands/runs/run-statements.ts';
import { settleEmpty } from '../commands/settlement/settle-empty.ts';
import { stepStatements } from '../commands/runs/step-statements.ts';

/** After an outlet was closed that had more members than one transaction moves. */
const moveTheRest: Job = {
  name: 'move-members',
  run: (context, { outletId }: { outletId: string }) =>
    untilNothing(context, moveMembers, { outletId }, ({ moved }) => moved),
};

/** The same after a franchise was closed. */
const moveTheLeavers: Job = {
  name: 'move-leavers',
  run: (context, { franchiseId }: { franchiseId: string }) =>
    untilNothing(context, moveLeavers, { franchiseId }, ({ moved }) => moved),
};

/** Rules that somebody tries: member by member, for as long as it takes. */
const countTheTrial: Job = {
  name: 'count-trial',
  run: (context, { trialId }: { trialId: string }) =>
    untilNothing(context, countTrial, { trialId }, ({ counted }) => counted),
};

/** Rebates in one transaction of a run of statements. */
const RUN_SLICE = 20_000;

/** Asked for by a run; every few minutes, so that one that was killed goes on. */
const runStatements: Job = {
  name: RUN_JOB, cron: '*/5 * * * *',
  run: (context) =>
    untilNothing(context, stepStatements, {}, ({ done }) => (done ? 0 : 1), { limit: RUN_SLICE }),
};

export const jobs: readonly Job[] = [
  // Somewhere it is always midnight: who belongs to whom from now on.
  drain('renew-attributions', '5 * * * *', renewAttributions, ({ decided }) => decided),
  // Each hour: return windows that have ended.
  drain('release-rebates', '20 * * * *', releaseRebates, ({ released }) => released),
  // Mostly finds nothing: only an upgrade leaves outlets whose news says too little.
  drain('tell-outlets-anew', '*/5 * * * *', tellOutletsAnew, ({ told }) => told),
  // Every minute: readers add up what is not folded yet, so it must stay little.
  drain('fold-sale-days', '* * * * *', foldSaleDays, ({ folded }) => folded, { limit: 10_000, countsAll: true }),
  drain('fold-rebate-days', '* * * * *', foldRebateDays, ({ folded }) => folded, { limit: 10_000, countsAll: true }),
  // When a quarter is over and its last complaints have had their time: which stores were excellent.
  drain('score-stores', '35 * * * *', scoreStores, ({ scored }) => scored),
  moveTheRest, moveTheLeavers, countTheTrial,
  // Each hour: what nobody disputed in time.
  drain('confirm-overdue', '35 * * * *', confirmOverdue, ({ statements }) => statements, { limit: 50 }),
  runStatements,
  // Each night: what has no line, and what was left to be settled elsewhere.
  drain('settle-empty', '40 17 * * *', settleEmpty, ({ settled }) => settled),
  ...rebateProof.jobs,
  ...settlementProof.jobs,
];

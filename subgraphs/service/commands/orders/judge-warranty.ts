import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { stateAfter, type StepCode } from '../../domain/steps.ts';
import { readWords } from '../../domain/texts.ts';
import type { WarrantyWord } from '../../domain/words.ts';
import { lockAtCounter, saveStep } from '../../persistence/service-orders.ts';
import { priceOf } from './price-of.ts';
import { refuseStep, stale, unknown } from './refuse.ts';

export interface JudgeWarranty {
  readonly serviceOrderId: string;
  readonly warranty: WarrantyWord;
  readonly reason: string;
  readonly expectedVersion: number;
}

export type JudgeWarrantyCode = StepCode | 'NOT_FOUND' | 'STALE' | 'INVALID';

/** Whether it is under warranty, as whoever looked at the piece decides; what is paid follows from it. */
export const judgeWarranty = defineCommand<JudgeWarranty, { serviceOrderId: string }, JudgeWarrantyCode>({
  name: 'service.judge-warranty',
  execute: async (tx, { serviceOrderId, warranty, reason, expectedVersion }) => {
    const row = await lockAtCounter(tx, serviceOrderId);
    if (!row) return unknown();
    const other = stale(row, expectedVersion);
    if (other) return other;
    const said = readWords(reason, 500);
    if (said === null) return refused('INVALID', 'A reason has 1 to 500 characters.', ['reason']);
    const next = stateAfter(row, 'judge', said);
    if ('code' in next) return refuseStep(next.code, 'judge', row);
    const isOther = warranty !== row.warranty;
    await saveStep(tx, row, {
      warranty, warrantyReason: said, ...isOther ? await priceOf(tx.sql, { ...row, warranty }) : {},
    }, 'judge', said);
    return accepted({ serviceOrderId });
  },
});

import { refused, type Outcome } from '../../../kernel/outcome.ts';
import type { StepCode } from '../../domain/steps.ts';
import type { ServiceDeed } from '../../domain/words.ts';
import type { ServiceOrderRow } from '../../persistence/service-orders.ts';

const WHY: Readonly<Record<StepCode, string>> = {
  NOT_NOW: 'It stands otherwise by now',
  NOT_APPROVED: 'The customer has not said yes to a price or a design',
  NOTE_REQUIRED: 'Say why',
};

export const unknown = (): Outcome<never, 'NOT_FOUND'> =>
  refused('NOT_FOUND', 'There is no such service order.', ['id']);

/** Somebody did something with it meanwhile; null: nobody did. */
export function stale(row: ServiceOrderRow, expected: number): Outcome<never, 'STALE'> | null {
  return row.version === expected ? null
    : refused('STALE', 'The order was changed meanwhile.', ['expectedVersion'], { currentVersion: row.version });
}

export function refuseStep(
  code: StepCode, deed: ServiceDeed, { state }: ServiceOrderRow,
): Outcome<never, StepCode> {
  return refused(code, `${WHY[code]}: ${deed} of what is ${state}.`, [code === 'NOTE_REQUIRED' ? 'note' : 'id']);
}

import type { EventPayloads } from '../../../contracts/events.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { readComplaintText } from '../../domain/complaints/complaint-text.ts';
import { ENTRY_OF, takeStep, type Step, type StepCode } from '../../domain/complaints/steps.ts';
import { settle } from '../../domain/complaints/timers.ts';
import type { Closing } from '../../domain/complaints/words.ts';
import { workingDaysAfter } from '../../persistence/calendar.ts';
import { carePolicyAt } from '../../persistence/care-policies.ts';
import {
  aboutOf, lockComplaint, tellEscalated, writeComplaint, writeEntries, writePassed, type ComplaintRow,
} from '../../persistence/complaints.ts';
import { isHeadOffice, isPerson, mayHandle } from './complaint-rights.ts';

export interface StepComplaintInput {
  readonly complaintId: string;
  readonly step: Step;
  readonly text: string;
  /** With `close`. */
  readonly closing: Closing | null;
  readonly expectedVersion: number;
}

export type StepComplaintCode = StepCode | 'NOT_FOUND' | 'STALE' | 'TEXT_INVALID';

/** One step of whoever handles a complaint; what the clock brought before it is settled first. */
export const stepComplaint = defineCommand<StepComplaintInput, { complaintId: string }, StepComplaintCode>({
  name: 'members.step-complaint',
  execute: async (tx, { complaintId, step, text: told, closing, expectedVersion }) => {
    const locked = await lockComplaint(tx, complaintId);
    if (!locked || !mayHandle(tx.actor, locked.timers)) {
      return refused('NOT_FOUND', 'There is no such complaint.', ['id']);
    }
    const { timers: before, passed } = locked;
    if (before.version !== expectedVersion) {
      return refused('STALE', 'The complaint was changed meanwhile.', ['expectedVersion'],
        { currentVersion: before.version });
    }
    const text = readComplaintText(told);
    if (text === null) return refused('TEXT_INVALID', 'Say it in 1 to 2,000 characters.', ['text']);
    const outcome = takeStep(before, {
      step, now: tx.now, isPerson: isPerson(tx.actor), isHeadOffice: isHeadOffice(tx.actor),
      closing: closing ?? 'no_complaint', resolutionDueAt: await resolutionDueAt(tx, before, step),
    });
    if (!outcome.ok) return outcome;
    const stepped = settle({ ...outcome.value, version: before.version + 1 }, tx.now);
    const after = stepped.timers;
    await writeComplaint(tx, after);
    await writePassed(tx, after, passed);
    await writeEntries(tx, after.id, [{ kind: ENTRY_OF[step], at: tx.now, by: tx.actor.name, text }]);
    await writePassed(tx, after, stepped.passed);
    tell(tx, after, step);
    tx.audit({ subjectId: after.id, before: standing(before), after: { step, ...standing(after) } });
    return accepted({ complaintId: after.id });
  },
});

/** Opened again it has its working days anew. */
async function resolutionDueAt(tx: Tx, { region, resolutionDueAt: due }: ComplaintRow, step: Step): Promise<Date> {
  if (step !== 'reopen') return due;
  const { rules } = await carePolicyAt(tx.sql, tx.now);
  return workingDaysAfter(tx.sql, await readCodebook(tx.sql), { region, from: tx.now, days: rules.resolutionDays });
}

function tell(tx: Tx, row: ComplaintRow, step: Step): void {
  if (step === 'escalate') tellEscalated(tx, row, tx.now, false);
  const version = BigInt(row.version);
  if (step === 'reopen') {
    tx.emit('complaint.reopened.v1', row.id, { ...aboutOf(row), at: tx.now, version,
    } satisfies EventPayloads['complaint.reopened.v1']);
  }
  if (step !== 'resolve' && step !== 'close') return;
  const { answeredAt, breachedAt, resolutionMissedAt, closing } = row;
  tx.emit('complaint.resolved.v1', row.id, {
    ...aboutOf(row), outcome: closing ?? 'resolved', at: tx.now, answeredAt, breachedAt, resolutionMissedAt, version,
  } satisfies EventPayloads['complaint.resolved.v1']);
}

/** What the audit trail says: no words of a customer. */
function standing({ state, handler, closing, reopened, version }: ComplaintRow) {
  return { state, handler, closing, reopened, version };
}

import type { EventPayloads } from '../../../contracts/events.ts';
import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refusedAll, type Refusal } from '../../../kernel/outcome.ts';
import type { Codebook } from '../../../words/codebook.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { settle, startTimers } from '../../domain/complaints/timers.ts';
import { workingDaysAfter } from '../../persistence/calendar.ts';
import { carePolicyAt } from '../../persistence/care-policies.ts';
import {
  aboutOf, writeComplaint, writeEntries, writePassed, type ComplaintRow,
} from '../../persistence/complaints.ts';
import { tagIfMerged } from '../../persistence/merges/tag-if-merged.ts';
import type { RecordComplaintCode, RecordComplaintInput } from './complaint-input.ts';
import { readComplaintInput, type Read } from './read-complaint.ts';

/** Keeps a complaint as it was received, also days later: its timers run from the receipt. */
export const recordComplaint = defineCommand<
  RecordComplaintInput, { complaintId: string }, RecordComplaintCode>({
    name: 'members.record-complaint',
    needs: namedBy({ outletId: FACT.outlet }),
    execute: async (tx, input) => {
      const book = await readCodebook(tx.sql);
      const read = await readComplaintInput(tx, book, input);
      const refusals: Refusal<RecordComplaintCode>[] = [...read.refusals];
      if (refusals.length > 0) return refusedAll(refusals);
      const { timers: row, passed } = settle(await complaintOf(tx, book, input, read), tx.now);
      await writeComplaint(tx, row);
      await tagIfMerged(tx, 'complaint', row.id, { named: input.memberId, today: row.memberId });
      await writeEntries(tx, row.id, [
        { kind: 'recorded', at: row.receivedAt, by: tx.actor.name, text: null }]);
      tx.emit('complaint.opened.v1', row.id, {
        ...aboutOf(row), orderId: row.orderId, region: row.region,
        answerDueAt: row.answerDueAt, resolutionDueAt: row.resolutionDueAt,
      } satisfies EventPayloads['complaint.opened.v1']);
      await writePassed(tx, row, passed);
      tx.audit({ subjectId: row.id, after: { ...aboutOf(row), via: row.via, orderId: row.orderId } });
      return accepted({ complaintId: row.id });
    },
  });

async function complaintOf(
  tx: Tx, book: Codebook, input: RecordComplaintInput, read: Read,
): Promise<ComplaintRow> {
  const { receivedAt, region, franchiseId } = read;
  const { version, rules } = await carePolicyAt(tx.sql, receivedAt);
  const resolutionDueAt = await workingDaysAfter(
    tx.sql, book, { region, from: receivedAt, days: rules.resolutionDays });
  const timers = startTimers(
    rules, receivedAt, franchiseId === null ? 'head_office' : 'franchise', resolutionDueAt);
  return {
    ...timers, id: newId(tx.now), region, franchiseId, memberId: read.memberId, text: read.text,
    reference: read.reference, channelId: tx.actor.kind === 'channel' ? tx.actor.channelId! : null,
    via: input.via, kind: input.kind, outletId: input.outletId, orderId: input.orderId,
    recordedAt: tx.now, recordedBy: tx.actor.name, policyVersion: version, state: 'open', closing: null,
    reopened: 0, dueAt: timers.answerDueAt, nextPassingAt: null, version: 1,
  };
}

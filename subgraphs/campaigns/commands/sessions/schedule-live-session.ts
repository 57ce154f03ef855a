import { randomBytes } from 'node:crypto';
import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import { passcodeHash } from '../../domain/passcode.ts';
import { refusalsOfSession, type SessionDraft } from '../../domain/session-rules.ts';
import { LiveSessionEntity } from '../../persistence/tables/live-session.table.ts';

export interface ScheduleInput extends SessionDraft {
  readonly outletId: string | null;
  readonly memberOnly: boolean;
  /** Digest; null for a room without passcode. */
  readonly passcode: string | null;
  /** Seeds name their sessions themselves. */
  readonly id?: string;
}

export type ScheduleCode = 'INVALID' | 'NOT_FOUND' | 'OUTLET_CLOSED';

export const scheduleLiveSession = defineCommand<ScheduleInput, { sessionId: string }, ScheduleCode>({
  name: 'campaigns.schedule-live-session',
  needs: namedBy({ outletId: FACT.outlet }),
  execute: async (tx, input) => {
    const refusals = refusalsOfSession(input, tx.now);
    if (refusals.length > 0) return refusedAll(refusals);
    const place = await refusalOfOutlet(tx, input.outletId);
    if (place) return place;
    const id = input.id ?? newId(tx.now);
    const fields = {
      titleZh: input.titleZh.trim(), titleEn: input.titleEn.trim(), host: input.host.trim(),
      outletId: input.outletId!, startsAt: input.startsAt, endsAt: input.endsAt,
      memberOnly: input.memberOnly,
    };
    tx.em.create(LiveSessionEntity, {
      ...fields, ...keptPasscode(input.passcode), id, state: 'scheduled', wentLiveAt: null,
      endedAt: null, createdAt: tx.now, version: 1,
    });
    await tx.em.flush();
    tx.audit({ subjectId: id, after: { ...fields, hasPasscode: input.passcode !== null } });
    return accepted({ sessionId: id });
  },
});

export async function refusalOfOutlet(tx: Tx, outletId: string | null) {
  const outlet = outletId === null ? null : await tx.sql.maybe<{ closed: boolean }>`
    select closed from outlet_fact where outlet_id = ${outletId}`;
  if (!outlet) return refused('NOT_FOUND' as const, 'There is no such outlet.', ['outletId']);
  if (!outlet.closed) return null;
  return refused('OUTLET_CLOSED' as const, 'The outlet is closed for good.', ['outletId']);
}

/** A fresh salt each time: setting the same word again does not look the same. */
export function keptPasscode(digest: string | null) {
  if (digest === null) return { passcodeSalt: null, passcodeHash: null };
  const salt = randomBytes(16);
  return { passcodeSalt: salt, passcodeHash: passcodeHash(salt, digest) };
}

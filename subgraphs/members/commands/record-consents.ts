import { defineBatchCommand } from '../../kernel/commands/command.ts';
import { newId } from '../../kernel/ids.ts';
import { accepted, refusedAll, type Outcome, type Refusal } from '../../kernel/outcome.ts';
import type { ConsentSource, Purpose } from '../domain/words.ts';
import { lockMembers } from '../persistence/lock-members.ts';
import { refreshVisibility } from '../persistence/refresh-visibility.ts';
import { tellConsents } from '../persistence/tell-consents.ts';
import { consentRecordTable } from '../persistence/tables/consent-record.table.ts';

export interface ConsentInput {
  readonly memberId: string;
  readonly purpose: Purpose;
  readonly granted: boolean;
  /** Which text the member saw, and its SHA-256 as 64 hexadecimal digits. */
  readonly textVersion: string;
  readonly textHash: string;
  readonly source: ConsentSource;
}

export type ConsentCode = 'NOT_FOUND' | 'TEXT_VERSION_INVALID' | 'TEXT_HASH_INVALID';
export interface ConsentValue { readonly memberId: string; readonly consentId: string }

/**
 * Keeps what a member agreed to or withdrew, word for word provable. Consent to share with the
 * franchise opens the contact to the home store; its withdrawal closes it at once.
 */
export const recordConsents = defineBatchCommand<ConsentInput, ConsentValue, ConsentCode>({
  name: 'members.record-consent',
  maxBatch: 500,
  executeAll: async (tx, requests) => {
    const ids = requests.map(({ input }) => input.memberId);
    const survivors = await lockMembers(tx.sql, ids);
    const seen = new Map<string, ReadonlySet<string>>();
    for (const { actor } of requests) {
      if (!seen.has(actor.id)) seen.set(actor.id, await tx.visible([...survivors.values()], actor));
    }
    const kept: (ConsentInput & { id: string })[] = [];
    const outcomes = requests.map(({ input, actor, requestId }):
    Outcome<ConsentValue, ConsentCode> => {
      const memberId = survivors.get(input.memberId);
      const refusals = refusalsOf(input);
      if (!memberId || !seen.get(actor.id)!.has(memberId)) {
        refusals.push({ code: 'NOT_FOUND', message: 'There is no such member.', path: ['memberId'] });
      }
      if (refusals.length > 0 || !memberId) return refusedAll(refusals);
      const id = newId(tx.now);
      kept.push({ ...input, id, memberId });
      tx.audit({ subjectId: memberId, by: { actor, requestId }, after: { ...input, memberId } });
      return accepted({ memberId, consentId: id });
    });
    await tx.sql.insertInto(consentRecordTable, kept.map((consent) =>
      ({ ...consent, textVersion: consent.textVersion.trim(), recordedAt: tx.now })));
    await tellConsents(tx, kept.map(({ id }) => id));
    await refreshVisibility(tx, [...new Set(kept.filter(({ purpose }) =>
      purpose === 'franchise_sharing').map(({ memberId }) => memberId))]);
    return outcomes;
  },
});

function refusalsOf({ textVersion, textHash }: ConsentInput): Refusal<ConsentCode>[] {
  const refusals: Refusal<ConsentCode>[] = [];
  const version = textVersion.trim();
  if (version.length < 1 || version.length > 40 || /\p{C}/u.test(version)) {
    refusals.push({ code: 'TEXT_VERSION_INVALID', message: 'A text version has 1 to 40 characters.',
      path: ['textVersion'] });
  }
  if (!/^[0-9a-f]{64}$/.test(textHash)) {
    refusals.push({ code: 'TEXT_HASH_INVALID', message: 'A text hash is 64 hexadecimal digits.',
      path: ['textHash'] });
  }
  return refusals;
}

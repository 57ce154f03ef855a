import { defineBatchCommand } from '../../kernel/commands/command.ts';
import { newId } from '../../kernel/ids.ts';
import { tagNamed, type NamedRow } from '../../kernel/merges/tag-named.ts';
import { accepted, refusedAll, type Outcome, type Refusal } from '../../kernel/outcome.ts';
import {
  guardianRefusals, readWordText, type SaidWord, type WordCode,
} from '../domain/privacy/consent-word.ts';
import type { ConsentSource, Purpose } from '../domain/words.ts';
import { childrenAmong } from '../persistence/privacy/children-among.ts';
import { textsOf } from '../persistence/privacy/consent-texts.ts';
import { lockMembers } from '../persistence/lock-members.ts';
import { refreshVisibility } from '../persistence/refresh-visibility.ts';
import { tellConsents } from '../persistence/privacy/tell-consents.ts';
import { consentRecordTable } from '../persistence/tables/consent-record.table.ts';

export interface ConsentInput extends SaidWord {
  readonly memberId: string;
  readonly purpose: Purpose;
  readonly source: ConsentSource;
}

export type ConsentCode = 'NOT_FOUND' | WordCode;
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
    const texts = await textsOf(tx.sql, [...new Set(requests.map(({ input }) => input.purpose))]);
    const children = await childrenAmong(tx, [...new Set(survivors.values())]);
    const kept: (ConsentInput & { id: string; textHash: string })[] = [];
    const named: NamedRow[] = [];
    const outcomes = requests.map(({ input, actor, requestId }):
    Outcome<ConsentValue, ConsentCode> => {
      const memberId = survivors.get(input.memberId);
      const read = readWordText(input, texts.get(input.purpose) ?? new Map());
      const refusals: Refusal<ConsentCode>[] = [...read.refusals];
      if (!memberId || !seen.get(actor.id)!.has(memberId)) {
        refusals.push({ code: 'NOT_FOUND', message: 'There is no such member.', path: ['memberId'] });
      } else {
        refusals.push(...guardianRefusals(input, { child: children.has(memberId), byItself: actor.kind === 'person' }));
      }
      if (refusals.length > 0 || !memberId) return refusedAll(refusals);
      const id = newId(tx.now);
      kept.push({ ...input, id, memberId, textHash: read.hash });
      if (memberId !== input.memberId) named.push({ key: [id], namedId: input.memberId });
      const { guardianName, ...said } = input;
      tx.audit({ subjectId: memberId, by: { actor, requestId },
        after: { ...said, memberId, ...(guardianName ? { byGuardian: true } : {}) } });
      return accepted({ memberId, consentId: id });
    });
    await tx.sql.insertInto(consentRecordTable, kept.map((consent) => ({
      ...consent, textVersion: consent.textVersion.trim(), recordedAt: tx.now,
      guardianName: consent.guardianName?.trim() ?? null,
    })));
    await tagNamed(tx, 'consent_record', named);
    await tellConsents(tx, kept.map(({ id }) => id));
    await refreshVisibility(tx, [...new Set(kept.filter(({ purpose }) =>
      purpose === 'franchise_sharing').map(({ memberId }) => memberId))]);
    return outcomes;
  },
});

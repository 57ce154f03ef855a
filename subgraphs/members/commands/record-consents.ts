import { dayText, localDay } from '../../kernel/business-day.ts';
import { defineBatchCommand, type Tx } from '../../kernel/commands/command.ts';
import type { Actor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { tagNamed, type NamedRow } from '../../kernel/merges/tag-named.ts';
import { accepted, refusedAll, type Outcome, type Refusal } from '../../kernel/outcome.ts';
import { readCodebook } from '../../words/read-codebook.ts';
import { hashFor, isChild, isVersion } from '../domain/privacy/consent-rules.ts';
import type { ConsentSource, Purpose } from '../domain/words.ts';
import { birthdaysOf, textsOf } from '../persistence/privacy/consent-texts.ts';
import { lockMembers } from '../persistence/lock-members.ts';
import { refreshVisibility } from '../persistence/refresh-visibility.ts';
import { tellConsents } from '../persistence/privacy/tell-consents.ts';
import { consentRecordTable } from '../persistence/tables/consent-record.table.ts';

export interface ConsentInput {
  readonly memberId: string;
  readonly purpose: Purpose;
  readonly granted: boolean;
  /** Which text the member saw, and its SHA-256 as 64 hexadecimal digits; that of a published one is known. */
  readonly textVersion: string;
  readonly textHash?: string | null;
  readonly source: ConsentSource;
  /** Who agrees for a child. */
  readonly guardianName?: string | null;
}

export type ConsentCode = 'NOT_FOUND' | 'TEXT_VERSION_INVALID' | 'TEXT_HASH_INVALID' | 'TEXT_UNKNOWN'
  | 'GUARDIAN_REQUIRED' | 'GUARDIAN_INVALID';
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
      const { hash, refusals } = readText(input, texts.get(input.purpose) ?? new Map());
      if (!memberId || !seen.get(actor.id)!.has(memberId)) {
        refusals.push({ code: 'NOT_FOUND', message: 'There is no such member.', path: ['memberId'] });
      } else refusals.push(...guardianRefusals(input, actor, children.has(memberId)));
      if (refusals.length > 0 || !memberId) return refusedAll(refusals);
      const id = newId(tx.now);
      kept.push({ ...input, id, memberId, textHash: hash });
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

async function childrenAmong(tx: Tx, memberIds: readonly string[]): Promise<ReadonlySet<string>> {
  const book = await readCodebook(tx.sql);
  const born = await birthdaysOf(tx.sql, memberIds);
  return new Set([...born].filter(([, { birthday, region }]) => birthday !== null
    && isChild(birthday, dayText(localDay(tx.now, book.word('region', region, tx.now).traits.timeZone))))
    .map(([id]) => id));
}

function guardianRefusals(
  { granted, guardianName }: ConsentInput, actor: Actor, child: boolean,
): Refusal<ConsentCode>[] {
  const name = guardianName?.trim() ?? '';
  if ([...name].length > 80 || /\p{C}/u.test(name)) {
    return [{ code: 'GUARDIAN_INVALID', message: 'A name has at most 80 characters.', path: ['guardianName'] }];
  }
  return granted && child && (name === '' || actor.kind === 'person') ? [{ code: 'GUARDIAN_REQUIRED',
    message: 'The member is younger than 14: a parent or guardian agrees.', path: ['guardianName'] }] : [];
}

function readText(
  { textVersion, textHash = null, granted }: ConsentInput, texts: ReadonlyMap<string, string>,
): { hash: string; refusals: Refusal<ConsentCode>[] } {
  const refusals: Refusal<ConsentCode>[] = [];
  const version = textVersion.trim();
  if (!isVersion(version)) {
    refusals.push({ code: 'TEXT_VERSION_INVALID', message: 'A text version has 1 to 40 characters.',
      path: ['textVersion'] });
  }
  const read = hashFor({ granted, textVersion: version, textHash }, texts);
  if ('hash' in read) return { hash: read.hash, refusals };
  if (read.fault === 'TEXT_UNKNOWN') {
    if (refusals.length > 0) return { hash: '', refusals };
    return { hash: '', refusals: [{ code: 'TEXT_UNKNOWN', path: ['textVersion'],
      message: 'No text of this purpose was published under this version.' }] };
  }
  refusals.push({ code: 'TEXT_HASH_INVALID', path: ['textHash'], message: textHash !== null && texts.has(version)
    ? 'This is not the hash of the published text.' : 'A text hash is 64 hexadecimal digits.' });
  return { hash: '', refusals };
}

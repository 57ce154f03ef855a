import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { takenFrom } from '../../../kernel/database/table-rows.ts';
import { newId, NOBODY } from '../../../kernel/ids.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import type { SeedsOf } from '../../domain/formats/draw.ts';
import { formatProblems, tidyFormat, type FormatDraft } from '../../domain/formats/format-draft.ts';
import { promiseFirstDay } from '../../persistence/formats/days.ts';
import { lockFormat, type FormatRow } from '../../persistence/formats/formats.ts';
import { playfulFormatTable } from '../../persistence/tables/playful-format.table.ts';

interface Value { readonly formatId: string }

/** A new playful format, a draft until it is published; who pays for it stays for ever. */
export const createFormat = defineCommand<
  FormatDraft & { readonly funderId: string | null }, Value, 'INVALID' | 'CODE_TAKEN' | 'NOT_FOUND'>({
  name: 'engagement.create-format',
  execute: async (tx, { funderId, ...sent }) => {
    if (funderId === NOBODY) return refused('NOT_FOUND', 'There is no such franchise.', ['funderId']);
    const draft = tidyFormat(sent);
    if (namesNoOffer(draft)) return NO_OFFER;
    const problems = formatProblems(draft, await knownWords(tx));
    if (problems.length > 0) return refusedAll(problems);
    if (await tx.sql.maybe`select 1 from playful_format where code = ${draft.code}`) {
      return refused('CODE_TAKEN', 'Another format has this code.', ['code']);
    }
    const formatId = newId(tx.now);
    await tx.sql.insertInto(playfulFormatTable, [{
      ...draft, id: formatId, funderId, given: draft.prizes.map(() => 0), createdAt: tx.now,
      createdBy: tx.actor.name, updatedAt: tx.now, editedBy: tx.actor.id,
    }]);
    tx.audit({ subjectId: formatId, after: { ...draft, funderId } });
    return accepted({ formatId });
  },
});

const EDITED = ['nameZh', 'nameEn', 'tiers', 'startsAt', 'endsAt', 'turnPrice', 'turnsADay', 'turnsPerMember', 'budget',
  'prizes', 'setPrize', 'given', 'questions', 'answers', 'answerPoints', 'tries', 'version', 'updatedAt',
  'editedBy'] as const;

interface Edit { readonly id: string; readonly expectedVersion: number }
export type UpdateFormat = Edit & Omit<FormatDraft, 'code' | 'kind' | 'region'>;

/** Changes a draft as a whole: what is published is a promise, and stays. */
export const updateFormat = defineCommand<UpdateFormat, Value, 'INVALID' | 'NOT_FOUND' | 'STALE' | 'NOT_DRAFT'>({
  name: 'engagement.update-format',
  execute: async (tx, { id, expectedVersion, ...sent }) => {
    const format = await lockFormat(tx, id);
    const refusal = refusalOfEdit(format, expectedVersion);
    if (refusal || !format) return refusal ?? UNKNOWN;
    if (format.state !== 'draft') return NOT_DRAFT;
    const { code, kind, region } = format;
    const draft = tidyFormat({ ...sent, code, kind, region });
    if (namesNoOffer(draft)) return NO_OFFER;
    const problems = formatProblems(draft, await knownWords(tx));
    if (problems.length > 0) return refusedAll(problems);
    await tx.sql.insertInto(playfulFormatTable, [{
      ...format, ...draft, given: draft.prizes.map(() => 0), version: format.version + 1, updatedAt: tx.now,
      editedBy: tx.actor.id,
    }], `on conflict (id) do update set ${takenFrom(playfulFormatTable, EDITED)}`);
    tx.audit({ subjectId: id, before: format, after: draft });
    return accepted({ formatId: id });
  },
});

type Publish = Edit & {
  /** Without seeds, as a demo has no key of the house, the next job promises the first day. */
  readonly seedsOf: SeedsOf | null;
  /** Places of prizes whose offer gives no coupon, of the version that is named; asked before. */
  readonly unusable: readonly (number | 'setPrize')[] | 'away';
};
type PublishCode = 'NOT_FOUND' | 'STALE' | 'NOT_DRAFT' | 'FORMAT_CLOSED' | 'SAME_PERSON' | 'OFFER_UNUSABLE'
  | 'TRY_AGAIN';

/**
 * Another person than who wrote it publishes a draft: from its first day on members take part, and nothing changes; its
 * first day is promised now. Each coupon that may be won is one that its offer gives.
 */
export const publishFormat = defineCommand<Publish, Value, PublishCode>({
  name: 'engagement.publish-format',
  execute: async (tx, { id, expectedVersion, seedsOf, unusable }) => {
    const format = await lockFormat(tx, id);
    const refusal = refusalOfEdit(format, expectedVersion);
    if (refusal || !format) return refusal ?? UNKNOWN;
    if (format.state !== 'draft') return NOT_DRAFT;
    if (format.endsAt <= tx.now) return refused('FORMAT_CLOSED', 'Its last day is over.', ['id']);
    if (format.editedBy === tx.actor.id) {
      return refused('SAME_PERSON', 'Another person publishes what you wrote.', ['id']);
    }
    if (unusable === 'away') return refused('TRY_AGAIN', 'Offers of its prizes cannot be looked up now.', ['id']);
    if (unusable.length > 0) {
      return refusedAll(unusable.map((place) => ({ code: 'OFFER_UNUSABLE' as const,
        message: 'The offer of this prize gives no coupons to its members until its last day.',
        path: place === 'setPrize' ? ['setPrize', 'offerId'] : ['prizes', String(place), 'offerId'] })));
    }
    await step(tx, format, 'open');
    if (format.kind !== 'quiz' && seedsOf) await promiseFirstDay(tx, format, await readCodebook(tx.sql), seedsOf);
    return accepted({ formatId: id });
  },
});

/** Ends a format at once and for ever; what was won stays, and turns that were paid for are drawn. */
export const endFormat = defineCommand<Edit, Value, 'NOT_FOUND' | 'STALE' | 'FORMAT_CLOSED'>({
  name: 'engagement.end-format',
  execute: async (tx, { id, expectedVersion }) => {
    const format = await lockFormat(tx, id);
    const refusal = refusalOfEdit(format, expectedVersion);
    if (refusal || !format) return refusal ?? UNKNOWN;
    if (format.state === 'ended') return refused('FORMAT_CLOSED', 'It has ended.', ['id']);
    await step(tx, format, 'ended');
    return accepted({ formatId: id });
  },
});

async function step(tx: Tx, { id, state }: FormatRow, to: 'open' | 'ended'): Promise<void> {
  await tx.sql.run`update playful_format set state = ${to}, version = version + 1, updated_at = ${tx.now}
    where id = ${id}`;
  tx.audit({ subjectId: id, before: { state }, after: { state: to } });
}

/** What is no id at all is no offer; whether there is one by an id is known where coupons are given. */
const namesNoOffer = ({ prizes, setPrize }: FormatDraft): boolean =>
  [...prizes, setPrize].some((prize) => prize?.offerId === NOBODY);
const NO_OFFER = refused('NOT_FOUND', 'There is no such offer.', ['prizes']);

const UNKNOWN = refused('NOT_FOUND', 'There is no such format.', ['id']);
const NOT_DRAFT = refused('NOT_DRAFT', 'It is published; what was promised stays.', ['id']);

function refusalOfEdit(format: FormatRow | null, expectedVersion: number) {
  if (!format) return UNKNOWN;
  return format.version === expectedVersion ? null
    : refused('STALE', 'Somebody changed the format since you read it.', ['expectedVersion'],
      { currentVersion: format.version });
}

async function knownWords(tx: Tx) {
  const book = await readCodebook(tx.sql);
  return { regions: book.everyCode('region'), tiers: book.everyCode('tier') };
}

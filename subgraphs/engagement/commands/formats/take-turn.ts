import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { tagNamed } from '../../../kernel/merges/tag-named.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import type { Codebook } from '../../../words/codebook.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import type { SeedsOf } from '../../domain/formats/draw.ts';
import { refusalOfTurn, type TurnCode } from '../../domain/formats/turn.ts';
import { drawTurn } from '../../persistence/formats/draw-turn.ts';
import { noteDevice } from '../../persistence/devices.ts';
import { dayOf } from '../../persistence/formats/days.ts';
import { endOf, lockFormat, turnsOf, type FormatRow } from '../../persistence/formats/formats.ts';
import { lockVisible, tierOf, type Person } from '../../persistence/persons.ts';
import { formatTurnTable } from '../../persistence/tables/format-turn.table.ts';

export interface TakeTurn {
  readonly formatId: string;
  readonly memberId: string;
  /** What a turn costs, as it was seen. */
  readonly points: bigint;
  readonly seedsOf: SeedsOf;
  /** Mark of the device, if it was told. */
  readonly device?: string;
}

export const TURN_WORDS: Readonly<Record<TurnCode | 'SOLD_OUT' | 'SET_COMPLETE', string>> = {
  FORMAT_CLOSED: 'The format is not open now.', NOT_ELIGIBLE: 'The format is not for members of this region or tier.',
  DAY_LIMIT: 'The member took part as often today as it may.', CAP_REACHED: 'The member took part as often as it may.',
  SOLD_OUT: 'Every prize is given, or may be won by a turn before.',
  SET_COMPLETE: 'The member has the full set, and its prize.',
};

type Code = keyof typeof TURN_WORDS | 'NOT_FOUND' | 'NOT_DRAWN' | 'PRICE_CHANGED' | 'POINTS_REFUSED';
export interface Taken { readonly turnId: string; readonly price: number }

/**
 * A member takes a turn: drawn at once, or, where it costs points, as soon as loyalty has taken them
 * (calls/settle-turns.ts); until then it waits and counts.
 */
export const takeTurn = defineCommand<TakeTurn, Taken, Code>({
  name: 'engagement.take-turn',
  needs: namedBy({ memberId: FACT.member }),
  execute: async (tx, { formatId, memberId: namedId, points, seedsOf, device }) => {
    const person = await lockVisible(tx, namedId);
    if (!person) return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    const format = await lockFormat(tx, formatId);
    if (!format || format.state === 'draft') return refused('NOT_FOUND', 'There is no such format.', ['formatId']);
    if (format.kind === 'quiz') return refused('NOT_DRAWN', 'A quiz is answered.', ['formatId']);
    const book = await readCodebook(tx.sql);
    const day = dayOf(format, tx.now, book);
    const code = await refusalOf(tx, format, person, { day, book });
    if (code) return refused(code, TURN_WORDS[code], ['formatId']);
    if (points !== BigInt(format.turnPrice)) {
      return refused('PRICE_CHANGED', `A turn costs ${format.turnPrice} points.`, ['points']);
    }
    await noteDevice(tx, person, device);
    return take(tx, { format, person, book, seedsOf }, day);
  },
});

async function refusalOf(
  tx: Tx, format: FormatRow, person: Person, { day, book }: { day: string; book: Codebook },
): Promise<keyof typeof TURN_WORDS | null> {
  const counts = await turnsOf(tx, format.id, person.memberId, day);
  const player = { region: person.region, tier: await tierOf(tx.sql, person, book, tx.now), ...counts };
  return refusalOfTurn(format, player, tx.now) ?? endOf(tx, format, person.memberId);
}

interface Taking {
  readonly format: FormatRow;
  readonly person: Person;
  readonly book: Codebook;
  readonly seedsOf: SeedsOf;
}

async function take(tx: Tx, taking: Taking, day: string): Promise<Outcome<Taken, never>> {
  const { format: { id: formatId, turnPrice: price }, person: { memberId, namedId } } = taking;
  const turnId = newId(tx.now);
  await tx.sql.insertInto(formatTurnTable, [{
    id: turnId, formatId, memberId, state: 'reserving', price, pointsMemberId: price > 0 ? memberId : null, day,
    askedAt: tx.now, askedBy: tx.actor.channelId ?? tx.actor.id,
  }]);
  await tagNamed(tx, 'format_turn', [{ key: [turnId], namedId }]);
  if (price > 0) tx.audit({ subjectId: memberId, after: { turnId, formatId, price } });
  else await drawTurn(tx, { ...taking, turnId });
  return accepted({ turnId, price });
}

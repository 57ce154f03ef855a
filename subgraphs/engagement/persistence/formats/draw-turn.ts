import { PREFIX } from '../../../contracts/ids.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import { encodeId } from '../../../kernel/ids.ts';
import type { Codebook } from '../../../words/codebook.ts';
import { bandOf, entryOf, ticketOf, type SeedsOf } from '../../domain/formats/draw.ts';
import type { Prize } from '../../domain/formats/format-draft.ts';
import { isFullSet, leftOf } from '../../domain/formats/turn.ts';
import { grantPoints } from '../grants.ts';
import type { Person } from '../persons.ts';
import { formatDrawTable } from '../tables/format-day.table.ts';
import { nameOfDay, openDay, seedOf, type DayRow } from './days.ts';
import { hasSlot, piecesOf, setSlot, type FormatRow } from './formats.ts';

export interface Drawn {
  readonly day: string;
  readonly nth: number;
  readonly ticket: number;
  readonly prize: number;
  readonly setWon: boolean;
}

interface Drawing {
  readonly format: FormatRow;
  readonly person: Person;
  readonly turnId: string;
  readonly book: Codebook;
  readonly seedsOf: SeedsOf;
}

/** Draws a turn of a locked person under the lock of its format: list, stock, budget and prize in one transaction. */
export async function drawTurn(tx: Tx, drawing: Drawing): Promise<Drawn> {
  const { format, person, turnId, book, seedsOf } = drawing;
  const day = await openDay(tx, format, book, seedsOf);
  const { nth, ticket, prize } = await enlist(tx, format, day, person, seedsOf);
  await tx.sql.run`update format_turn set state = 'drawn', day = ${day.day}::date, nth = ${nth}, prize = ${prize},
    drawn_at = ${tx.now} where id = ${turnId}`;
  await give(tx, drawing, format.prizes[prize]!, `format:${turnId}`);
  const setWon = format.kind === 'collect' && await giveSet(tx, drawing);
  const drawn = { day: day.day, nth, ticket, prize, setWon };
  tx.audit({ subjectId: person.memberId, after: { turnId, formatId: format.id, ...drawn } });
  return drawn;
}

async function enlist(tx: Tx, { id, prizes, given }: FormatRow, day: DayRow, person: Person, seedsOf: SeedsOf) {
  const seed = seedOf(day, seedsOf);
  if (!seed) throw new Error('the key of the day is gone');
  const drawId = nameOfDay(id, day.day);
  const entry = entryOf(drawId, encodeId(PREFIX.member, person.memberId));
  const { i, nth } = await tx.sql.one<{ i: number; nth: number }>`with next as (
      update format_day set turns = turns + 1 where format_id = ${id} and day = ${day.day}::date returning turns)
    select turns as nth, (select count(*)::int + 1 from format_draw
      where format_id = ${id} and day = ${day.day}::date and entry = ${entry}) as i from next`;
  const ticket = ticketOf({ seed, drawId, entry, i });
  const left = leftOf(prizes, given);
  const prize = bandOf(prizes.map(({ ppm }, place) => ({ ppm, left: left[place]! })), ticket);
  await tx.sql.insertInto(formatDrawTable, [{ formatId: id, day: day.day, nth, entry, i, ticket, prize }]);
  await tx.sql.run`update playful_format set given[${prize + 1}] = given[${prize + 1}] + 1 where id = ${id}`;
  return { nth, ticket, prize };
}

/** Nothing and pieces are no grants. */
async function give(tx: Tx, { format, person }: Drawing, prize: Prize, slot: string): Promise<void> {
  if (prize.kind !== 'points' && prize.kind !== 'coupon') return;
  const points = prize.points ?? 0;
  if (points > 0) await tx.sql.run`update playful_format set spent = spent + ${points} where id = ${format.id}`;
  await grantPoints(tx, person, {
    cause: 'format', slot, formatId: format.id, offerId: prize.offerId, points, funderId: format.funderId,
    label: `${format.nameZh} ${format.nameEn}`,
  });
}

/** A full set gives its prize once, as long as there is one. */
async function giveSet(tx: Tx, drawing: Drawing): Promise<boolean> {
  const { format: { id, prizes, setPrize, setGiven }, person: { memberId } } = drawing;
  if (setPrize === null || (setPrize.stock !== null && setGiven >= setPrize.stock)) return false;
  if (!isFullSet(prizes, await piecesOf(tx, id, memberId)) || await hasSlot(tx, memberId, setSlot(id))) return false;
  await tx.sql.run`update playful_format set set_given = set_given + 1 where id = ${id}`;
  await tx.sql.run`update format_turn set set_won = true where id = ${drawing.turnId}`;
  await give(tx, drawing, setPrize, setSlot(id));
  return true;
}

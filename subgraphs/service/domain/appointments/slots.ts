import { localDay, localMinutes, startOfDay, type LocalDay } from '../../../kernel/business-day.ts';

/**
 * The half hours of an outlet in which it receives, by the clocks of its region. They are counted in real time from
 * midnight on, so that a day on which clocks are changed has as many as it has hours: what is skipped is no slot, what
 * comes twice is two.
 *
 * Example: open 10:00 to 12:00 with capacity 2, closed on 2026-10-01. On 2026-10-02 in Shanghai there are slots at
 * 02:00, 02:30, 03:00 and 03:30 UTC with two places each. A consultation of 60 minutes takes two of them in a row and
 * begins at 11:00 at the latest; with one booked at 10:30, one place is left at 10:00, 10:30 and 11:00.
 */
export interface Hours {
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  /** 'HH:MM', on the hour or half past; until '24:00'. */
  readonly from: string;
  readonly until: string;
  /** How many are received in one slot. */
  readonly capacity: number;
}

export interface Opening {
  readonly hours: readonly Hours[];
  /** 'YYYY-MM-DD'. */
  readonly closedOn: readonly string[];
}

export interface Slot { readonly startsAt: Date; readonly endsAt: Date; readonly capacity: number }

/** So many appointments at these times. */
export interface Taken { readonly startsAt: Date; readonly endsAt: Date; readonly count: number }

export interface OpenSlot { readonly startsAt: Date; readonly endsAt: Date; readonly left: number }

export const SLOT_MINUTES = 30;
export const SLOT_MS = SLOT_MINUTES * 60_000;

/** 'HH:MM' in minutes since midnight; null for what is no full or half hour from 00:00 to 24:00. */
export function minutesOf(time: string): number | null {
  const match = /^(\d\d):(00|30)$/.exec(time);
  if (!match) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return minutes <= 24 * 60 ? minutes : null;
}

/** 1 Monday to 7 Sunday. */
export const weekdayOf = ({ year, month, day }: LocalDay): number =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7;

/** 'YYYY-MM-DD', so many days later. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export const localDayOf = (day: string): LocalDay => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return { year, month, day: date };
};

/** All slots of a day, the first one first. */
export function slotsOf(day: string, { hours, closedOn }: Opening, zone: string): Slot[] {
  if (closedOn.includes(day)) return [];
  const local = localDayOf(day);
  const today = hours.filter(({ weekday }) => weekday === weekdayOf(local));
  if (today.length === 0) return [];
  const end = startOfDay({ ...local, day: local.day + 1 }, zone).getTime();
  const slots: Slot[] = [];
  for (let at = startOfDay(local, zone).getTime(); at < end; at += SLOT_MS) {
    const minutes = localMinutes(new Date(at), zone);
    const window = today.find(({ from, until }) => minutesOf(from)! <= minutes && minutes < minutesOf(until)!);
    if (window) slots.push({ startsAt: new Date(at), endsAt: new Date(at + SLOT_MS), capacity: window.capacity });
  }
  return slots;
}

/** Where something of so many minutes may begin, and for how many there is room: never below nothing. */
export function openStarts(slots: readonly Slot[], taken: readonly Taken[], minutes: number): OpenSlot[] {
  const needed = Math.ceil(minutes / SLOT_MINUTES);
  const room = slots.map((slot) => Math.max(0, slot.capacity - countIn(slot, taken)));
  return slots.flatMap(({ startsAt }, index) => {
    const last = slots[index + needed - 1];
    // Without a gap between them: closed over noon is no slot.
    if (!last || last.startsAt.getTime() !== startsAt.getTime() + (needed - 1) * SLOT_MS) return [];
    return [{ startsAt, endsAt: last.endsAt, left: Math.min(...room.slice(index, index + needed)) }];
  });
}

function countIn({ startsAt, endsAt }: Slot, taken: readonly Taken[]): number {
  return taken.reduce((sum, each) => sum + (each.startsAt < endsAt && each.endsAt > startsAt ? each.count : 0), 0);
}

/** 'YYYY-MM-DD' of a moment. */
export function dayIn(at: Date, zone: string): string {
  const { year, month, day } = localDay(at, zone);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

import { dayText, localDay, localMinutes } from '../../../kernel/business-day.ts';
import { eventWord, plannedOn } from '../../domain/notices.ts';
import { quietOf, type OutreachRules } from '../../domain/policy.ts';
import { afterQuietHours, atMinutes } from '../../domain/quiet-hours.ts';
import type { MessageKind, Notice } from '../../domain/words.ts';

/** A notice as another room told it. */
export interface NoticeTold {
  readonly notice: Notice;
  /** Null: of somebody who is no member, to whom nobody writes. */
  readonly memberId: string | null;
  /**
   * Names what it is about and the day or moment of it: told again, under whatever version, it is the same message.
   * Null: the thing, and the moment since when there is something to say of it.
   */
  readonly cause: string | null;
  /** The thing it is about, where a later telling takes back what an earlier one planned; null: told once. */
  readonly thing: { readonly id: string; readonly version: bigint } | null;
  /** Whether there is anything to say; else it only takes back. */
  readonly stands: boolean;
  /** The day or the moment it is about. */
  readonly on: string | null;
  readonly at: Date | null;
  /** When it goes: at once, days before `on`, or hours before `at`. */
  readonly goes: 'now' | 'days_ahead' | 'hours_before';
  /** Whether it makes no sense any more after that day or moment. */
  readonly ends: boolean;
  readonly says: Readonly<Record<string, string>>;
}

export interface ToQueue {
  readonly dueAt: Date;
  readonly endsAt: Date | null;
  readonly facts: Readonly<Record<string, string>>;
}

interface Place {
  readonly zone: string;
  readonly language: 'zh' | 'en';
  readonly now: Date;
  readonly rules: OutreachRules;
  readonly kind: MessageKind;
}

/** A wish comes in the morning. */
const MORNING = 9 * 60;

/** When a notice goes, until when, and what its text may say, by the clocks of the member. */
export function messageOf(told: NoticeTold, place: Place): ToQueue {
  const { zone, language, now, rules, kind } = place;
  const { on, at, ends, says } = told;
  const wished = new Date(Math.max(now.getTime(), goesAt(told, place).getTime()));
  const dueAt = kind === 'service' ? wished : afterQuietHours(wished, zone, quietOf(rules));
  const end = at ?? (on === null ? null : atMinutes(nextDay(on), 0, zone));
  const shown: Readonly<Record<string, string>> = at
    ? { date: dayText(localDay(at, zone)), time: clock(localMinutes(at, zone)) }
    : on === null ? {} : { date: on };
  const event: Readonly<Record<string, string>> = says['event'] === undefined ? {}
    : { event: eventWord(says['event'], language) };
  return { dueAt, endsAt: ends ? end : null, facts: { ...says, ...shown, ...event } };
}

function goesAt({ goes, on, at }: NoticeTold, { zone, now, rules }: Place): Date {
  if (goes === 'days_ahead' && on !== null) return atMinutes(dayOf(plannedOn(on, rules.wishDaysAhead)), MORNING, zone);
  if (goes === 'hours_before' && at) return new Date(at.getTime() - rules.appointmentHours * 3_600_000);
  return now;
}

function dayOf(on: string): { year: number; month: number; day: number } {
  const [year, month, day] = on.split('-').map(Number);
  return { year: year!, month: month!, day: day! };
}

const nextDay = (on: string) => ({ ...dayOf(on), day: dayOf(on).day + 1 });
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

import { LunarDay, LunarMonth, LunarYear, SolarDay } from 'tyme4ts';
import { dayText } from '../../../kernel/business-day.ts';

/**
 * The Chinese calendar 农历 by a library (tyme4ts). The runtime's own (Intl) is not used: it finds no day for a date, and
 * of the 1,237 months from 1950 to 2049 it begins nine on another day than the almanac, the years 2027 and 2030 too.
 * Example: 2026-02-17 is the first day of the year 2026; the leap sixth month of 2025 begins on 2025-07-25.
 */
export function lunarYearOf(day: string): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return SolarDay.fromYmd(year, month, date).getLunarDay().getYear();
}

/** Days of a month, 29 or 30; null where the year has no such leap month. */
export function lunarMonthLength(year: number, month: number, leap: boolean): number | null {
  if (leap && LunarYear.fromYear(year).getLeapMonth() !== month) return null;
  return LunarMonth.fromYm(year, leap ? -month : month).getDayCount();
}

/** 'YYYY-MM-DD' of a lunar day that the month has. */
export function solarDayOf(year: number, month: number, day: number, leap: boolean): string {
  const solar = LunarDay.fromYmd(year, leap ? -month : month, day).getSolarDay();
  return dayText({ year: solar.getYear(), month: solar.getMonth(), day: solar.getDay() });
}

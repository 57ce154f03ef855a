import type { Sql } from '../../kernel/database/sql.ts';
import type { Codebook } from '../../words/codebook.ts';
import { readCodebook } from '../../words/read-codebook.ts';
import { quietOf, type OutreachRules } from '../domain/policy.ts';
import { afterQuietHours } from '../domain/quiet-hours.ts';
import { languageOf } from '../domain/template.ts';

/** Clocks and language of a member by its region; one whose region nobody entered lives by UTC and reads English. */
export class Clocks {
  readonly #book: Codebook;
  readonly #now: Date;

  constructor(book: Codebook, now: Date) {
    this.#book = book;
    this.#now = now;
  }

  zone(region: string): string {
    return this.#book.known('region', region, this.#now)?.traits.timeZone ?? 'UTC';
  }

  language(region: string): 'zh' | 'en' {
    return languageOf(this.#book.known('region', region, this.#now)?.traits.phoneRegion ?? null);
  }

  /** What a tier is called; its code where nobody told its name. */
  tier(programme: string, code: string, language: 'zh' | 'en'): string {
    const word = this.#book.tier(programme, code, this.#now);
    return (language === 'zh' ? word?.nameZh : word?.nameEn) ?? code;
  }

  /** When what is due then may go out in that region. */
  due(at: Date, region: string, rules: OutreachRules): Date {
    return afterQuietHours(at, this.zone(region), quietOf(rules));
  }

  get regions(): string[] {
    return this.#book.everyCode('region');
  }
}

export const readClocks = async (sql: Sql, now: Date): Promise<Clocks> => new Clocks(await readCodebook(sql), now);

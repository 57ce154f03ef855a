import { dayText, localDay } from '../../../kernel/business-day.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { isChild } from '../../domain/privacy/consent-rules.ts';
import { birthdaysOf } from './consent-texts.ts';

/** Who of these is younger than 14 today, by the days of its region. */
export async function childrenAmong(tx: Tx, memberIds: readonly string[]): Promise<ReadonlySet<string>> {
  const book = await readCodebook(tx.sql);
  const born = await birthdaysOf(tx.sql, memberIds);
  return new Set([...born].filter(([, { birthday, region }]) => birthday !== null
    && isChild(birthday, dayText(localDay(tx.now, book.word('region', region, tx.now).traits.timeZone))))
    .map(([id]) => id));
}

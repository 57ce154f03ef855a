import { columnsOf } from '../../../kernel/database/table-rows.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import type { MemberFormat } from '../../graphql/formats/playful-turn.type.ts';
import { quizAnswerTable } from '../../persistence/tables/format-turn.table.ts';
import { formatView, shownColumns, type ShownFormat } from './formats.ts';
import { dayAt } from './turns.ts';

export interface MemberFormatsKey { readonly memberId: string; readonly at: Date }

type Format = ShownFormat & { readonly nth: bigint; readonly region: string; readonly tier: string | null };
interface Turn { readonly nth: bigint; readonly format_id: string; readonly day: string; readonly prize: number | null }
interface Answer {
  readonly nth: bigint; readonly formatId: string; readonly question: number; readonly choice: number;
  readonly isRight: boolean; readonly answeredAt: Date;
}

/** What is open to each member now, what ends soonest first; by whichever of its ids it is asked. */
export async function memberFormats(sql: Sql, keys: readonly MemberFormatsKey[]): Promise<MemberFormat[][]> {
  const book = await readCodebook(sql);
  const formats = await openFormats(sql, keys);
  const turns = await turnsOf(sql, keys);
  const answers = await answersOf(sql, keys);
  return keys.map(({ at }, place) => {
    const isOwn = ({ nth }: { nth: bigint }) => Number(nth) === place + 1;
    const firstTier = (region: string) => book.list('tier', at)
      .find(({ traits }) => traits.programme === book.programmeOf(region, at).code)?.code ?? '';
    return formats.filter(isOwn)
      .filter(({ tiers, tier, region }) => tiers.length === 0 || tiers.includes(tier ?? firstTier(region)))
      .slice(0, 50).map((format) => {
        const today = dayAt(at, book.zoneOf(format.region, at));
        return format.kind === 'quiz'
          ? asQuiz(format, answers.filter((one) => isOwn(one) && one.formatId === format.id),
            (moment) => dayAt(moment, book.zoneOf(format.region, at)) === today)
          : asDraws(format, turns.filter((one) => isOwn(one) && one.format_id === format.id), today);
      });
  });
}

function asDraws(format: Format, turns: readonly Turn[], today: string): MemberFormat {
  const pieces = format.kind === 'collect' ? format.prizes.map((_, place) => (
    { no: place + 1, pieces: turns.filter(({ prize }) => prize === place).length })) : [];
  return {
    ...standing(format, turns.filter(({ day }) => day === today).length, turns.length), pieces, questions: [],
  };
}

function asQuiz(format: Format, answers: readonly Answer[], isToday: (at: Date) => boolean): MemberFormat {
  const questions = format.questions.map((_, place) => {
    const tried = answers.filter(({ question }) => question === place + 1);
    const right = tried.find(({ isRight }) => isRight)?.choice ?? null;
    return { no: place + 1, tried: tried.length, isRight: right !== null, rightChoice: right };
  });
  const today = answers.filter(({ answeredAt }) => isToday(answeredAt)).length;
  return { ...standing(format, today, answers.length), pieces: [], questions };
}

function standing(format: Format, today: number, ever: number) {
  const { nth: _, tier: __, ...shown } = format;
  const leftEver = format.turnsPerMember === null ? null : Math.max(0, format.turnsPerMember - ever);
  const leftToday = Math.min(Math.max(0, format.turnsADay - today), leftEver ?? format.turnsADay);
  return { format: formatView(shown), leftToday, leftEver };
}

function openFormats(sql: Sql, keys: readonly MemberFormatsKey[]): Promise<Format[]> {
  return sql.all<Format>`
    select k.nth, r.programme || ':' || r.tier as tier, ${shownColumns('f')}
    from unnest(${keys.map(({ memberId }) => memberId)}::uuid[], ${keys.map(({ at }) => at)}::timestamptz[])
      with ordinality as k(member_id, at, nth)
    left join person_merge m on m.merged_id = k.member_id
    join known_member w on w.member_id = case when m.survivor_id is null then k.member_id else m.survivor_id end
    left join member_tier r on r.member_id = w.member_id
    join playful_format f on f.state = 'open' and f.starts_at <= k.at and f.ends_at > k.at and f.region = w.region
    order by k.nth, f.ends_at, f.id`;
}

function turnsOf(sql: Sql, keys: readonly MemberFormatsKey[]): Promise<Turn[]> {
  return sql.all<Turn>`select k.nth, t.format_id, t.day, t.prize
    from unnest(${keys.map(({ memberId }) => memberId)}::uuid[]) with ordinality as k(member_id, nth)
    left join person_merge m on m.merged_id = k.member_id
    join format_turn t on t.member_id = case when m.survivor_id is null then k.member_id else m.survivor_id end
      and t.state <> 'refused'
    join playful_format f on f.id = t.format_id and f.state = 'open'`;
}

function answersOf(sql: Sql, keys: readonly MemberFormatsKey[]): Promise<Answer[]> {
  return sql.all<Answer>`select k.nth, ${columnsOf(quizAnswerTable, { as: 'a',
    only: ['formatId', 'question', 'choice', 'isRight', 'answeredAt'] })}
    from unnest(${keys.map(({ memberId }) => memberId)}::uuid[]) with ordinality as k(member_id, nth)
    left join person_merge m on m.merged_id = k.member_id
    join quiz_answer a on a.member_id = case when m.survivor_id is null then k.member_id else m.survivor_id end
    join playful_format f on f.id = a.format_id and f.state = 'open'
    order by a.answered_at, a.id`;
}

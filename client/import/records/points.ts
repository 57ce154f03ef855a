import { KeyCounter } from '../map/key-counter.ts';
import { isSame, minus, plus, rounded, whole, ZERO, type Decimal, type Rounding } from '../map/decimal.ts';
import { readMoment } from '../map/date.ts';
import { Unreadable } from '../map/unreadable.ts';
import type { Row } from '../read/settings.ts';
import { balanceOf, countPoints, inOrder, monthOf, openingOf, type Movement } from './points-history.ts';
import type { Thing } from './record.ts';
import { soundRows, tried, type RecordReader, type Work } from './work.ts';

interface Account {
  readonly member: string;
  movements: Movement[];
  /** Lines of it that cannot be read: it is held whole. */
  readonly broken: number[];
}

const KINDS = ['EARN', 'SPEND'] as const;
const kinds = (kind: string, words: string): Record<string, string> =>
  Object.fromEntries(words.split(' ').map((word) => [word, kind]));
const KNOWN: Record<string, string> = {
  ...kinds('EARN', 'earn earned earning accrual accrued accumulate credit add added bonus award awarded gift in plus '
    + '增加 获得 累计 发放 赠送 奖励 收入 加 签到'),
  ...kinds('SPEND', 'redeem redeemed redemption spend spent used use debit burn expire expired expiry deduct deducted '
    + 'deduction minus out 扣减 扣除 扣 使用 消费 兑换 抵扣 过期 失效 减少 支出 减'),
};

/**
 * Points of members. Balances are taken as they are; of a history the movements of each member are added up in their
 * order, fractions by the rule that is asked, and where somebody would go below zero an opening balance is asked for:
 * the history began somewhere, and nobody invents where. What stands twice counts twice. A member with a line that
 * cannot be read is held whole: given without it, it would be given twice when it is mended.
 */
export class PointsReader implements RecordReader {
  readonly #work: Work;

  constructor(work: Work) {
    this.#work = work;
  }

  async *things(): AsyncGenerator<Thing, void, undefined> {
    const { tally } = this.#work;
    const all = await this.#accounts();
    tally.count('members', all.size);
    const accounts = [...all.values()].filter((account) => !this.#isHeld(account));
    const rule = this.#rule(accounts);
    const counted = accounts.map((account) => ({ account, ...countPoints(account.movements, rule) }));
    const opening = this.#opening(counted.flatMap(({ lowest }) => (lowest < 0n ? [-lowest] : [])));
    for (const { account: { member, movements }, points: found, lowest } of counted) {
      if (lowest < 0n && opening === null) {
        tally.count('members held');
        for (const { line } of movements) tally.remark(line, 'held', 'OPENING_BALANCE',
          `${member} would be ${-lowest} points below zero: its opening balance is asked`);
        continue;
      }
      if (lowest < 0n) tally.count('opening points taken as needed', Number(-lowest));
      const points = found - lowest;
      const lines = movements.map(({ line }) => line);
      if (points === 0n) {
        tally.count('members with no points');
        continue;
      }
      tally.sum('points to give', 'points', whole(points));
      yield { is: 'points', key: member, lines, value: { line: lines[0]!, member, points } };
    }
  }

  #isHeld({ member, movements, broken }: Account): boolean {
    if (broken.length === 0) return false;
    const { tally } = this.#work;
    tally.count('members held');
    for (const { line } of movements) tally.remark(line, 'held', 'LINE_UNREADABLE',
      `${member}: line ${broken[0]} cannot be read`);
    return true;
  }

  async #accounts(): Promise<Map<string, Account>> {
    const { tally, profile, mapping } = this.#work;
    const accounts = new Map<string, Account>();
    const seen = new KeyCounter();
    const change = profile.columns.find(({ name }) => name === mapping.from('change'));
    // Beside points without a sign it is the word that says whether they were given or taken.
    const isTold = mapping.has('kind') && change !== undefined && change.negatives === 0;
    for await (const row of soundRows(this.#work)) {
      tally.count('lines');
      tried(tally, row.line, () => this.#take(accounts, row, isTold));
      if (seen.add(row.cells.join('\u0000')) > 1) tally.remark(row.line, 'noted', 'STANDS_TWICE',
        'the same row stands before: both count');
    }
    for (const account of accounts.values()) account.movements = inOrder(account.movements);
    return accounts;
  }

  #take(accounts: Map<string, Account>, row: Row, isTold: boolean): void {
    const { mapping, people } = this.#work;
    const email = mapping.text('email', row.cells).toLowerCase();
    const member = mapping.text('member', row.cells) || (email === '' ? '' : people.idOf(email) ?? email);
    if (member === '') throw new Unreadable('MEMBER_NAMELESS', 'it names no member');
    const account = accounts.get(member) ?? { member, movements: [], broken: [] };
    accounts.set(member, account);
    try {
      account.movements.push(this.#movement(row, isTold));
    } catch (error) {
      account.broken.push(row.line);
      throw error;
    }
  }

  #movement({ line, cells }: Row, isTold: boolean): Movement {
    const { mapping, tally } = this.#work;
    const amount = (name: string): Decimal => mapping.number(name, cells) ?? ZERO;
    const [said, spentSaid] = [amount('change'), amount('spent')];
    const change = isTold && said.units !== 0n && this.#isTaken(cells) ? minus(ZERO, said) : said;
    const earned = plus(amount('earned'), change.units > 0n ? change : ZERO);
    const lost = change.units < 0n ? minus(ZERO, change) : ZERO;
    const spent = plus(spentSaid.units < 0n ? minus(ZERO, spentSaid) : spentSaid, lost);
    const movement = { line, ...this.#when(cells), earned, spent, opening: mapping.number('opening', cells),
      balance: mapping.number('balance', cells) };
    tally.sum('accumulated', 'points', earned);
    tally.sum('redeemed', 'points', spent);
    return movement;
  }

  #isTaken(cells: readonly string[]): boolean {
    const { mapping } = this.#work;
    const kind = mapping.word('kind', cells, KNOWN, KINDS);
    if (kind === null) throw new Unreadable('KIND_UNKNOWN',
      `whether "${mapping.text('kind', cells).slice(0, 20)}" gives points or takes them is asked`);
    return kind === 'SPEND';
  }

  #when(cells: readonly string[]): Pick<Movement, 'when' | 'month'> {
    const { mapping } = this.#work;
    const [at, moment] = [mapping.time('at', cells), mapping.moment('at', cells)];
    if (at !== null && moment) return { when: at, month: monthName(moment.year, moment.month) };
    const [year, said] = [mapping.number('year', cells), mapping.text('month', cells)];
    const own = said === '' ? null : readMoment(said, 'YMD');
    if (own) return { when: monthName(own.year, own.month), month: monthName(own.year, own.month) };
    const month = said === '' ? 0 : monthOf(said);
    if (month === null) throw new Unreadable('DATE_UNREADABLE', `${mapping.from('month')} is no month: ${
      said.slice(0, 20)}`);
    const name = monthName(year ? Number(rounded(year, 0).units) : 0, month);
    return { when: name, month: name };
  }

  #rule(accounts: readonly Account[]): Rounding {
    const has = (...all: readonly (Decimal | null)[]): boolean => all.some((one) => one !== null
      && !isSame(one, rounded(one, 0, 'floor')));
    const movements = accounts.flatMap((account) => account.movements);
    const fractions = movements.filter(({ earned, spent }) => has(earned, spent)).length;
    const balances = accounts.filter((account) => has(openingOf(account.movements),
      balanceOf(account.movements))).length;
    this.#work.tally.count('movements with fractions', fractions);
    this.#work.tally.count('balances with fractions', balances);
    if (fractions + balances === 0) return 'floor';
    const answer = this.#work.questions.ask('rounding',
      `${fractions} movements and ${balances} balances have fractions of a point, and points are whole: floor each `
      + 'member\'s month, carry the rest on to its next one, or round half up?', ['floor', 'carry', 'half-up'], null);
    return (answer ?? 'floor') as Rounding;
  }

  #opening(missing: readonly bigint[]): 'needed' | null {
    if (missing.length === 0) return null;
    const { tally, questions } = this.#work;
    tally.count('members who would go below zero', missing.length);
    const sum = missing.reduce((all, one) => all + one, 0n);
    const answer = questions.ask('opening',
      `${missing.length} members would go below zero, by ${sum} points together: the history does not begin at `
      + 'nothing. Map a column with opening balances, or say "needed" to open each with just as many as it lacks.',
        ['needed'],
        null);
    return answer === 'needed' ? 'needed' : null;
  }
}

const monthName = (year: number, month: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;

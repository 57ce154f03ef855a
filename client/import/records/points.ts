import { KeyCounter } from '../map/key-counter.ts';
import { isSame, minus, plus, rounded, textOf, whole, ZERO, type Decimal, type Rounding } from '../map/decimal.ts';
import { Unreadable } from '../map/unreadable.ts';
import type { Row } from '../read/settings.ts';
import type { Thing } from './record.ts';
import { soundRows, tried, type RecordReader, type Work } from './work.ts';

interface Movement { readonly line: number; readonly when: string; readonly earned: Decimal; readonly spent: Decimal }
interface Account {
  readonly member: string;
  readonly movements: Movement[];
  opening: Decimal | null;
  balance: Decimal | null;
}

/**
 * Points of members. Balances are taken as they are; of a history the movements of each member are added up in their
 * order, fractions by the rule that is asked, and where somebody would go below zero an opening balance is asked for:
 * the history began somewhere, and nobody invents where. What stands twice counts twice.
 */
export class PointsReader implements RecordReader {
  readonly #work: Work;

  constructor(work: Work) {
    this.#work = work;
  }

  async *things(): AsyncGenerator<Thing, void, undefined> {
    const accounts = await this.#accounts();
    const { tally } = this.#work;
    tally.count('members', accounts.size);
    const rule = this.#rule(accounts);
    const below = [...accounts.values()].flatMap((account) => {
      const lowest = this.#lowest(account, rule);
      return lowest < 0n ? [{ account, missing: -lowest }] : [];
    });
    const opening = this.#opening(below);
    for (const account of accounts.values()) {
      const missing = below.find((one) => one.account === account)?.missing ?? 0n;
      const begins = account.opening ? rounded(account.opening, 0, 'floor').units : opening === 'needed' ? missing : 0n;
      if (missing > 0n && opening === null) {
        tally.count('members held');
        for (const { line } of account.movements) tally.remark(line, 'held', 'OPENING_BALANCE',
          `${account.member} would be ${missing} points below zero: its opening balance is asked`);
        continue;
      }
      if (missing > 0n && opening === 'needed') tally.count('opening points taken as needed', Number(missing));
      const points = account.balance ? rounded(account.balance, 0, 'floor').units : begins + this.#sum(account, rule);
      const lines = account.movements.map(({ line }) => line);
      if (points === 0n) {
        tally.count('members with no points');
        continue;
      }
      tally.sum('points to give', 'points', whole(points));
      yield { is: 'points', key: account.member, lines, value: { line: lines[0]!, member: account.member, points } };
    }
  }

  async #accounts(): Promise<Map<string, Account>> {
    const { tally } = this.#work;
    const accounts = new Map<string, Account>();
    const seen = new KeyCounter();
    for await (const row of soundRows(this.#work)) {
      tally.count('lines');
      tried(tally, row.line, () => this.#take(accounts, row));
      if (seen.add(row.cells.join('\u0000')) > 1) tally.remark(row.line, 'noted', 'STANDS_TWICE',
        'the same row stands before: both count');
    }
    for (const { movements } of accounts.values()) movements.sort(
      (a, b) => (a.when < b.when ? -1 : a.when > b.when ? 1 : a.line - b.line));
    return accounts;
  }

  #take(accounts: Map<string, Account>, { line, cells }: Row): void {
    const { mapping, tally, people } = this.#work;
    const email = mapping.text('email', cells).toLowerCase();
    const member = mapping.text('member', cells) || (email === '' ? '' : people.idOf(email) ?? email);
    if (member === '') throw new Unreadable('MEMBER_NAMELESS', 'it names no member');
    const amount = (name: string): Decimal => mapping.number(name, cells) ?? ZERO;
    const [change, spentSaid] = [amount('change'), amount('spent')];
    const earned = plus(amount('earned'), change.units > 0n ? change : ZERO);
    const lost = change.units < 0n ? minus(ZERO, change) : ZERO;
    const spent = plus(spentSaid.units < 0n ? minus(ZERO, spentSaid) : spentSaid, lost);
    const account = accounts.get(member) ?? { member, movements: [], opening: null, balance: null };
    accounts.set(member, account);
    account.opening ??= mapping.number('opening', cells);
    account.balance = mapping.number('balance', cells) ?? account.balance;
    account.movements.push({ line, when: this.#when(cells), earned, spent });
    tally.sum('accumulated', 'points', earned);
    tally.sum('redeemed', 'points', spent);
  }

  #when(cells: readonly string[]): string {
    const { mapping } = this.#work;
    const at = mapping.time('at', cells);
    if (at !== null) return at;
    const part = (name: string): string => textOf(mapping.number(name, cells) ?? ZERO).padStart(4, '0');
    return `${part('year')}-${part('month')}`;
  }

  #rule(accounts: ReadonlyMap<string, Account>): Rounding {
    const fractions = [...accounts.values()].flatMap(({ movements }) => movements)
      .filter(({ earned, spent }) => [earned, spent].some((one) => !isSame(one, rounded(one, 0, 'floor')))).length;
    if (fractions === 0) return 'floor';
    this.#work.tally.count('movements with fractions', fractions);
    const answer = this.#work.questions.ask('rounding',
      `${fractions} movements have fractions of a point, and points are whole: floor each member's month, `
      + 'carry the rest on to its next one, or round half up?', ['floor', 'carry', 'half-up'], null);
    return (answer ?? 'floor') as Rounding;
  }

  #opening(below: readonly { missing: bigint }[]): 'needed' | 'debt' | null {
    if (below.length === 0) return null;
    const { tally, questions } = this.#work;
    tally.count('members who would go below zero', below.length);
    const sum = below.reduce((all, { missing }) => all + missing, 0n);
    const answer = questions.ask('opening',
      `${below.length} members would go below zero, by ${sum} points together: the history does not begin at nothing. `
      + 'Map a column with opening balances, or say "needed" to open each with just as many as it lacks.', ['needed'],
        null);
    return answer === 'needed' ? 'needed' : null;
  }

  /** Whole points of each period, one after the other: a month, or a moment. */
  *#periods({ movements }: Account, rule: Rounding): Generator<bigint, void, undefined> {
    let carried: Decimal = ZERO;
    for (const [index, { when, earned, spent }] of movements.entries()) {
      carried = plus(carried, minus(earned, spent));
      if (movements[index + 1]?.when === when) continue;
      const points = rounded(carried, 0, rule === 'half-up' ? 'half-up' : 'floor');
      carried = rule === 'carry' ? minus(carried, points) : ZERO;
      yield points.units;
    }
  }

  #sum(account: Account, rule: Rounding): bigint {
    return [...this.#periods(account, rule)].reduce((sum, points) => sum + points, 0n);
  }

  #lowest(account: Account, rule: Rounding): bigint {
    if (account.balance) return 0n;
    let [now, lowest] = [account.opening ? rounded(account.opening, 0, 'floor').units : 0n, 0n];
    for (const points of this.#periods(account, rule)) {
      now += points;
      if (now < lowest) lowest = now;
    }
    return lowest;
  }
}

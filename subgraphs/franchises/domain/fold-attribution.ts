import type { AttributionReason, Fact, MemberBackground, Period } from './attribution.ts';
import { monthEndAfter, trailingFrom } from './business-month.ts';
import { inOrderOfPayment, rankContributions, type Purchase } from './contribution.ts';
import { heirAt } from './endings.ts';
import { policyAt } from '../../kernel/policy.ts';
import { DAY_MS } from './policy.ts';

/** The purchases are needed to go on, but were not loaded. */
export const NEEDS_PURCHASES = Symbol('needs purchases');

/** Facts in order (sortFacts), from where the history stands, up to now. */
export function foldAttribution(
  facts: readonly Fact[], member: MemberBackground, now: Date, start: readonly Period[] = [],
): Period[] | typeof NEEDS_PURCHASES {
  const fold = new Fold(member, start);
  try {
    for (const fact of facts) fold.take(fact);
    fold.passEnds(now);
  } catch (error) {
    if (error === NEEDS_PURCHASES) return NEEDS_PURCHASES;
    throw error;
  }
  return fold.periods;
}

class Fold {
  readonly periods: Period[];
  readonly #member: MemberBackground;

  constructor(member: MemberBackground, start: readonly Period[]) {
    this.#member = member;
    this.periods = [...start];
  }

  get #current(): Period | null {
    return this.periods.at(-1) ?? null;
  }

  take(fact: Fact): void {
    this.passEnds(fact.at);
    if (fact.kind === 'enrolled') this.#enrol(fact);
    else if (fact.kind === 'paid') this.#pay(fact);
    else if (fact.kind === 'returned') this.#takeBack(fact);
    else if (fact.kind === 'joined') this.#join(fact);
    else if (fact.kind === 'ended') this.#end(fact);
    else this.#move(fact);
  }

  /** Rule 3 at each end that has come. */
  passEnds(at: Date): void {
    for (let end = this.#current?.until; end && end <= at; end = this.#current?.until) {
      this.#decideAtEnd(end);
    }
  }

  #decideAtEnd(end: Date): void {
    const { zone, homeCurrency, policies } = this.#member;
    const { rules } = policyAt(policies, end);
    const window = { from: trailingFrom(end, rules.trailingMonths, zone), to: end };
    const [top] = rankContributions(this.#heirs(this.#purchases(), end), window, homeCurrency);
    if (!top) return this.#open(null, null, end, null, 'no_purchase');
    // The period before covered its last month: 2028-03-31 24:00 is followed by 24 whole months.
    const until = monthEndAfter(new Date(end.getTime() - 1), rules.periodMonths, zone);
    this.#open(top.franchiseId, this.#outletThere(top), end, until, 'contribution');
  }

  #enrol(fact: Fact & { kind: 'enrolled' }): void {
    // Told before its ending was: nobody is bound there any more.
    if (this.#current || this.#heir(fact.franchiseId, fact.at) !== fact.franchiseId) return;
    this.#open(fact.franchiseId, fact.outletId, fact.at, this.#protectionEnd(fact.at),
      'store_enrolment');
  }

  #pay(fact: Fact & { kind: 'paid' }): void {
    const current = this.#current;
    const until = this.#boundUntil(fact.at);
    // An ended franchise sells nothing: what was taken for its sale is its successor's or head office's.
    const franchiseId = this.#heir(fact.franchiseId, fact.at);
    if (!current || current.until === null) {
      this.#open(franchiseId, fact.outletId, fact.at, until, 'first_purchase', fact.orderId);
    } else if (current.franchiseId === franchiseId) {
      this.#replace({
        ...current, outletId: fact.outletId, until: current.until > until ? current.until : until,
      });
    }
  }

  #takeBack(fact: Fact & { kind: 'returned' }): void {
    const current = this.#current;
    if (!current || current.baseUntil === null) return;
    if (current.orderId === fact.orderId) this.#foundAnew(current, fact.at);
    else if (current.franchiseId === fact.franchiseId) {
      this.#replace({
        ...current, until: this.#renewedUntil(current, current.baseUntil, this.#kept(current.since, fact.at), fact.at),
      });
      this.passEnds(fact.at);
    }
  }

  #foundAnew(current: Period, at: Date): void {
    const kept = this.#heirs(this.#kept(current.since, at), at);
    const [next] = kept;
    if (!next) return this.#leaveTo(at);
    const baseUntil = this.#boundUntil(next.paidAt);
    const founded = { ...current, franchiseId: next.franchiseId, orderId: next.orderId, baseUntil };
    const until = this.#renewedUntil(founded, baseUntil, kept, at);
    if (next.franchiseId === current.franchiseId) {
      this.#replace({ ...founded, until });
    } else {
      this.#open(next.franchiseId, this.#outletThere(next), at, until, 'first_kept_purchase', next.orderId,
        { since: current.since, baseUntil });
    }
    this.passEnds(at);
  }

  /** Nothing kept: the protection of a store enrolment while it runs, else nobody's. */
  #leaveTo(at: Date): void {
    const { enrolment } = this.#member;
    const until = enrolment && enrolment.at <= at ? this.#protectionEnd(enrolment.at) : null;
    const home = enrolment && this.#heir(enrolment.franchiseId, at);
    if (enrolment && home && until && until > at) {
      const outletId = home === enrolment.franchiseId ? enrolment.outletId : null;
      this.#open(home, outletId, at, until, 'store_enrolment');
    } else {
      this.#open(null, null, at, null, 'no_purchase');
    }
  }

  #move(fact: Fact & { kind: 'moved' }): void {
    // A closed outlet takes only those who still belonged to it.
    if (fact.reason === 'outlet_closed' && this.#current?.outletId !== fact.outletId) return;
    const outletId = fact.reason === 'outlet_closed' ? null : fact.outletId;
    const until = fact.reason === 'manual' ? this.#boundUntil(fact.at) : fact.until;
    this.#open(this.#heir(fact.franchiseId, fact.at), outletId, fact.at, until, fact.reason);
  }

  /** Whatever outlet they are bound to: to a successor for a whole period, to head office as from a closed outlet. */
  #end({ franchiseId, at }: Fact & { kind: 'ended' }): void {
    const current = this.#current;
    if (!current || current.from > at || current.franchiseId !== franchiseId) return;
    const heir = this.#heir(franchiseId, at);
    if (heir === null) this.#open(null, null, at, null, 'outlet_closed');
    else this.#open(heir, null, at, this.#boundUntil(at), 'manual');
  }

  #join({ at, home }: Fact & { kind: 'joined' }): void {
    const current = this.#current;
    if (!home?.until || (current && current.until !== null)) return;
    this.#open(this.#heir(home.franchiseId, at), home.outletId, at, home.until, 'merged');
  }

  /** Ends the current period there and begins another; a period without length leaves no trace. */
  #open(
    franchiseId: string | null, outletId: string | null, from: Date, until: Date | null,
    reason: AttributionReason, orderId: string | null = null,
    founded: { since: Date; baseUntil: Date | null } = { since: from, baseUntil: until },
  ): void {
    const last = this.periods.pop();
    if (last && last.from < from) this.periods.push({ ...last, until: from });
    this.periods.push({ franchiseId, outletId, from, until, reason, orderId, ...founded });
  }

  #replace(period: Period): void {
    this.periods[this.periods.length - 1] = period;
  }

  #boundUntil(at: Date): Date {
    const { zone, policies } = this.#member;
    return monthEndAfter(at, policyAt(policies, at).rules.periodMonths, zone);
  }

  #protectionEnd(at: Date): Date {
    const { protectionDays } = policyAt(this.#member.policies, at).rules;
    return new Date(at.getTime() + protectionDays * DAY_MS);
  }

  /** The end as its kept purchases renewed it; what has passed is never taken back. */
  #renewedUntil(period: Period, baseUntil: Date, kept: readonly Purchase[], at: Date): Date {
    const ends = kept
      .filter(({ franchiseId }) => franchiseId === period.franchiseId)
      .map(({ paidAt }) => this.#boundUntil(paidAt).getTime());
    return new Date(Math.max(baseUntil.getTime(), at.getTime(), ...ends));
  }

  #kept(since: Date, at: Date): Purchase[] {
    return this.#purchases().filter(({ paidAt, whollyReturnedAt, joinedAt }) =>
      paidAt >= since && paidAt <= at && (whollyReturnedAt === null || whollyReturnedAt > at)
      && !(joinedAt && joinedAt > at))
      .sort(inOrderOfPayment);
  }

  #heir(franchiseId: string | null, at: Date): string | null {
    return heirAt(this.#member.endings, franchiseId, at);
  }

  /** Whose they count as at that moment. */
  #heirs(purchases: readonly Purchase[], at: Date): Purchase[] {
    return purchases.map((purchase) => ({ ...purchase, franchiseId: this.#heir(purchase.franchiseId, at) }));
  }

  /** The outlet, where it is this franchise's own and not one of a franchise that it followed. */
  #outletThere({ franchiseId, outletId }: Pick<Purchase, 'franchiseId' | 'outletId'>): string | null {
    const isOwn = this.#purchases().some((one) => one.outletId === outletId && one.franchiseId === franchiseId);
    return isOwn ? outletId : null;
  }

  #purchases(): readonly Purchase[] {
    if (this.#member.purchases === null) throw NEEDS_PURCHASES;
    return this.#member.purchases;
  }
}

import type { Sql } from '../../../kernel/database/sql.ts';
import { survivorsOf } from '../../../kernel/merges/survivors.ts';
import { moneyView } from '../../../kernel/money.ts';
import type { Codebook } from '../../../words/codebook.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { leftOf, sourceOf, usable, type Counted } from '../../domain/benefits/count.ts';
import {
  dayOf, placeReasons, reasonsAgainst, spanOf, toldTo, yearOf, type Reason, type Sees, type Standing,
} from '../../domain/benefits/standing.ts';
import { allowanceOf, isCounted, type Benefit } from '../../domain/benefits/terms.ts';
import { unlockWords } from '../../domain/benefits/unlock-words.ts';
import type { Entitlement, EntitlementWhyNot } from '../../graphql/entitlements/entitlement.type.ts';
import { benefitsAt } from '../../persistence/benefits/benefits.ts';
import { readCounted, type CountQuestion } from '../../persistence/benefits/counted.ts';
import { namesOf } from '../../persistence/benefits/names.ts';
import { readStandings, tiersOf } from '../../persistence/benefits/standings.ts';

export interface EntitlementsOf {
  readonly memberId: string;
  /** Judged as in this outlet; null: wherever it is given. */
  readonly outletId: string | null;
  readonly at: Date;
  readonly sees: Sees;
  /** A franchise is told of a birthday gift where the member shows it more than a pseudonym, or stands there. */
  readonly forFranchise: boolean;
}

interface Judged extends EntitlementsOf { readonly standing: Standing; readonly benefit: Benefit }

/** What each member has of every benefit that its programme knows, what it may use first; null: not seen here. */
export async function entitlementsOf(sql: Sql, asked: readonly EntitlementsOf[]): Promise<(Entitlement[] | null)[]> {
  const survivorOf = await survivorsOf(sql, asked.map(({ memberId }) => memberId));
  const at = asked[0]!.at;
  const standings = await readStandings(sql, asked.map(({ memberId }) => survivorOf(memberId)), at);
  const benefits = await benefitsAt(sql, at);
  const book = await readCodebook(sql);
  const unborn = await withoutBirthday(sql, asked.filter(({ forFranchise }) => forFranchise)
    .map(({ memberId }) => survivorOf(memberId)));
  const judged = asked.map((each) => {
    const standing = standings.get(survivorOf(each.memberId));
    return standing ? benefits.filter(({ terms }) => knows(terms.allowances, standing.programme)
        && !(terms.kind === 'birthday_gift' && each.forFranchise && unborn.has(standing.memberId)))
      .map((benefit): Judged => ({ ...each, standing, benefit })) : null;
  });
  const counted = await readCounted(sql, judged.flatMap((each) => (each ?? []).map(questionOf)));
  let place = 0;
  return judged.map((each) => each && each.map((one) => viewOf(one, counted[place++]!, book))
    .sort((a, b) => Number(b.isOpen) - Number(a.isOpen)));
}

/** Of whom a franchise is not to learn the birthday by looking each day whether the gift is open. */
async function withoutBirthday(sql: Sql, memberIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (memberIds.length === 0) return new Set();
  const rows = await sql.all<{ id: string }>`select person_id as id from person_visibility
    where person_id = any(${[...memberIds]}::uuid[]) and layer < 3 and visit_layer(person_id) = 0`;
  return new Set(rows.map(({ id }) => id));
}

const knows = (allowances: Benefit['terms']['allowances'], programme: string): boolean =>
  allowances.some((each) => each.programme === programme);

function questionOf({ standing, benefit: { id, terms }, at }: Judged): CountQuestion {
  const allowance = allowanceOf(terms, standing.programme, standing.tier);
  return {
    memberId: standing.memberId, benefitId: id, year: yearOf(terms, standing, at),
    perYear: allowance ? allowance.perYear : 0,
  };
}

function viewOf(judged: Judged, counted: Counted, book: Codebook): Entitlement {
  const { standing, benefit, at, sees } = judged;
  const { terms } = benefit;
  const day = dayOf(standing, at);
  const allowance = allowanceOf(terms, standing.programme, standing.tier);
  const counts = isCounted(terms);
  const reasons = whyNot(judged, counted, tiersOf(book, standing.programme, at));
  const span = sees.birthday ? spanOf(terms, standing, at) : null;
  return {
    benefitUuid: benefit.id, memberUuid: standing.memberId,
    year: counts ? yearOf(terms, standing, at) : null, perYear: counts ? counted.perYear : null,
    used: counts ? counted.used : 0, left: counts ? leftOf(counted, day) : null,
    extraLeft: usable(counted.extras, day).reduce((sum, { left }) => sum + left, 0),
    isUnlimited: counts && counted.perYear === null, isOpen: reasons.length === 0,
    leadHours: allowance?.leadHours ?? null, labourPercent: reasons.length === 0 ? terms.labourPercent : null,
    windowFrom: span?.from ?? null, windowUntil: span?.until ?? null,
    whyNot: toldTo(sees, reasons, terms).map((reason) => whyView(reason, judged, book)),
  };
}

/** What was bought or given asks neither tier nor purchases. */
function whyNot({ standing, benefit: { terms }, at, outletId }: Judged, counted: Counted, tiers: string[]): Reason[] {
  const asked = { at, outletId, tiers };
  const source = isCounted(terms) ? sourceOf(counted, dayOf(standing, at)) : 'allowance';
  if (source !== null && source !== 'allowance') return placeReasons(terms, standing, asked);
  const reasons = reasonsAgainst(terms, standing, asked);
  return reasons.length === 0 && source === null ? [{ code: 'USED_UP' }] : reasons;
}

function whyView(reason: Reason, { standing, benefit, at }: Judged, book: Codebook): EntitlementWhyNot {
  const words = unlockWords(reason, namesOf(book, standing.programme, benefit, at));
  const { missing } = reason;
  return {
    code: reason.code.toLowerCase() as EntitlementWhyNot['code'], unlockZh: words.zh, unlockEn: words.en,
    tierCode: reason.tier ?? null, missing: missing ? moneyView(missing.minor, missing.currency) : null,
  };
}

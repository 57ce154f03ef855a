import { PREFIX } from '../../subgraphs/contracts/ids.ts';
import { isRestricted } from '../../subgraphs/kernel/actor.ts';
import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { RequestError } from '../../subgraphs/kernel/errors.ts';
import { decodeId, encodeId } from '../../subgraphs/kernel/ids.ts';
import type { Operator } from '../accounts/operator.ts';
import type { IdentityRoom } from './mutation.ts';
import { outletStubs, stub } from './views.ts';

export const COLLEAGUE_SDL = `
"Somebody of a team 同事 with an open account: what whoever leads the team may know of it."
type Colleague {
  "Its account 员工账号 (TypeID)."
  operatorId: ID!
  "Name 姓名."
  name: String!
  "Franchise 加盟商 it works for; null: head office."
  franchise: Franchise
  "Outlets 门店 it is bound to, at most 200; none means every outlet of the franchise."
  outlets: [Outlet]
}

"Colleagues of a team."
type Colleagues {
  "By name, at most 100: search for the others."
  items: [Colleague!]!
  "Whether accounts are with another issuer 外部登录: then nobody is listed, and who has which is not known here."
  areElsewhere: Boolean!
}
`;

export interface ColleagueArguments {
  readonly franchiseId?: string | null;
  readonly operatorId?: string | null;
  readonly search?: string | null;
}

/** A franchise learns of its own people alone; head office of whom it names, and of its own without a name. */
export async function readColleagues(
  { accounts, operatorsLiveElsewhere }: IdentityRoom, actor: Actor, asked: ColleagueArguments,
): Promise<object> {
  const search = asked.search?.trim();
  if (search && search.length > 200) throw new RequestError('LIMIT_EXCEEDED', 'search has at most 200 characters.');
  if (operatorsLiveElsewhere) return { items: [], areElsewhere: true };
  const named = asked.franchiseId ? decodeId(PREFIX.franchise, asked.franchiseId) : null;
  const id = asked.operatorId ? decodeId(PREFIX.operator, asked.operatorId) : undefined;
  const own = actor.tenantId ?? null;
  const isOthers = isRestricted(actor) && (own === null || (named !== null && named !== own));
  if (isOthers || id === null || (asked.franchiseId && named === null)) return { items: [], areElsewhere: false };
  const team = isRestricted(actor) ? own : named ?? (id ? 'any' : null);
  const found = await accounts.listColleagues({ team, ...(id ? { id } : {}), ...(search ? { search } : {}) });
  return { items: found.map(colleagueView), areElsewhere: false };
}

function colleagueView({ id, name, tenantId, siteIds }: Operator): object {
  return {
    operatorId: encodeId(PREFIX.operator, id), name, franchise: stub('Franchise', PREFIX.franchise, tenantId),
    outlets: outletStubs(siteIds),
  };
}

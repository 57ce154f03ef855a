import type { Region } from '../../../contracts/words.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import type { OutletKind } from '../../domain/words.ts';
import { isOpenFranchise } from '../../persistence/endings.ts';
import { belongsToHeadOffice, HEAD_OFFICE_ONLY, Problems, refusalOfRegion, type Position } from './checks.ts';
import { tellOutlet } from './tell-outlet.ts';

export interface RegisterOutlet {
  /** Only seeds and imports give it. */
  readonly id?: string;
  readonly code: string;
  readonly name: string;
  readonly city: string;
  readonly kind: OutletKind;
  /** Null is head office. */
  readonly franchiseId: string | null;
  readonly channelId: string | null;
  readonly region: Region;
  /** Null: nobody said. */
  readonly position?: Position | null;
}
export type RegisterOutletCode = 'INVALID' | 'CODE_TAKEN' | 'NOT_FOUND' | 'HEAD_OFFICE_ONLY';

/** Kind, franchise and region of an outlet are for ever: whoever else takes it opens a new one. */
export const registerOutlet = defineCommand<RegisterOutlet, { id: string }, RegisterOutletCode>({
  name: 'franchises.register-outlet',
  execute: async (tx, input) => {
    if (!belongsToHeadOffice(tx.actor)) return HEAD_OFFICE_ONLY;
    const { found } = new Problems().code('code', input.code).length('name', input.name, 1, 120)
      .length('city', input.city, 1, 80).when(ownerProblem(input), ['franchiseId']).position(input.position);
    if (found.length > 0) return refusedAll(found);
    const nowhere = await refusalOfRegion(tx, input.region);
    if (nowhere) return nowhere;
    const missing = await missingOwner(tx, input);
    if (missing) return refused('NOT_FOUND', `There is no such ${missing}.`, [`${missing}Id`]);
    const id = input.id ?? newId(tx.now);
    const taken = await tx.sql.run`insert into outlet
      (id, code, name, city, kind, franchise_id, channel_id, region, registered_at, latitude, longitude)
      values (${id}, ${input.code}, ${input.name.trim()}, ${input.city.trim()}, ${input.kind},
        ${input.franchiseId}, ${input.channelId}, ${input.region}, ${tx.now},
        ${input.position?.latitude ?? null}, ${input.position?.longitude ?? null})
      on conflict (code) do nothing`;
    if (taken === 0) return refused('CODE_TAKEN', 'Another outlet has this code.', ['code']);
    await tellOutlet(tx, id);
    tx.audit({ subjectId: id, after: { ...input, id } });
    return accepted({ id });
  },
});

function ownerProblem({ kind, franchiseId }: RegisterOutlet): string | null {
  if (kind === 'franchise_store' && franchiseId === null) {
    return 'A franchise store has a franchise.';
  }
  return kind === 'own_store' && franchiseId !== null ? 'An own store has no franchise.' : null;
}

export async function missingOwner(
  tx: Tx, input: { franchiseId: string | null; channelId: string | null },
): Promise<'franchise' | 'channel' | null> {
  if (input.franchiseId !== null && !await isOpenFranchise(tx.sql, input.franchiseId)) return 'franchise';
  return input.channelId !== null
    && !await tx.sql.maybe`select 1 from channel where id = ${input.channelId}` ? 'channel' : null;
}

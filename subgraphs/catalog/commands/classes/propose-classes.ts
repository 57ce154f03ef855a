import type { MarginClass } from '../../../contracts/words.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import type { NewRowOf } from '../../../kernel/database/define-table.ts';
import { takenFrom } from '../../../kernel/database/table-rows.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { measuredBps, proposedClass, type MeasuredMargin } from '../../domain/classes/class-bounds.ts';
import type { CatalogPolicy } from '../../domain/policy.ts';
import { catalogPolicies } from '../../persistence/policies.ts';
import { classProposalTable } from '../../persistence/tables/class-proposal.table.ts';

export interface Measuring {
  /** Days as YYYY-MM-DD, both counted. */
  readonly from: string;
  readonly until: string;
  readonly policyVersion: number;
  /** When this measuring began: what an earlier one proposed and this one does not, lapses. */
  readonly at: Date;
}

/** At most so many products in one transaction. */
export const MOST_MEASURED = 500;

interface Standing {
  readonly id: string; readonly present: MarginClass; readonly changes: boolean; readonly quiet: readonly string[];
}

interface Measured extends Measuring { readonly measured: readonly MeasuredMargin[] }

/**
 * What was measured of products proposes other classes for them; an open proposal is renewed. Nothing is proposed
 * where a change is dated already, nor again the class that a person dismissed within the months that are measured.
 */
export const proposeClasses = defineCommand<Measured, { proposed: number }, never>({
  name: 'catalog.propose-classes',
  execute: async (tx, { measured, ...measuring }) => {
    const policy = (await catalogPolicies.all(tx.sql)).find(({ version }) => version === measuring.policyVersion)!;
    const ids = measured.map(({ productId }) => productId);
    await holdClasses(tx, ids);
    const standing = await standingOf(tx, ids, policy);
    const rows = measured.flatMap((one) => {
      const product = standing.get(one.productId);
      const { classBounds, measuredPieces } = policy.rules;
      const proposed = product && !product.changes
        && proposedClass(one, product.present, classBounds, measuredPieces);
      return proposed && !product.quiet.includes(proposed)
        ? [rowOf(one, product.present, proposed, measuring, tx)] : [];
    });
    await tx.sql.insertInto(classProposalTable, rows, `on conflict (product_id) where state = 'open' do update
      set version = class_proposal.version + 1, ${takenFrom(classProposalTable, RENEWED)}`);
    // Neither what was measured nor the class: whoever reads the audit trail need not see margins.
    for (const { productId } of rows) tx.audit({ subjectId: productId, before: null, after: { state: 'open' } });
    return accepted({ proposed: rows.length });
  },
});

const RENEWED = ['presentClass', 'proposedClass', 'currency', 'pieces', 'netMinor', 'knownPieces', 'knownNetMinor',
  'costMinor', 'marginBps', 'measuredFrom', 'measuredUntil', 'measuredAt', 'policyVersion'] as const;

/** Who changes or decides a class holds its product: what is read of it from now on stays so, and is the newest. */
async function holdClasses(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.sql.run`select 1 from product where id = any(${[...ids]}::uuid[]) order by id for no key update`;
}

async function standingOf(
  tx: Tx, ids: readonly string[], { rules: { measuredMonths } }: CatalogPolicy,
): Promise<Map<string, Standing>> {
  const rows = await tx.sql.all<Standing>`
    select p.id, (select m.margin_class from margin_class_period m where m.product_id = p.id
        and m.effective_at <= ${tx.now} order by m.effective_at desc limit 1) as present,
      exists (select 1 from margin_class_period m where m.product_id = p.id and m.effective_at > ${tx.now}) as changes,
      array(select c.proposed_class from class_proposal c where c.product_id = p.id and c.state = 'dismissed'
        and c.decided_at > ${tx.now}::timestamptz - ${measuredMonths} * interval '1 month') as quiet
    from product p where p.id = any(${[...ids]}::uuid[]) and not p.retired`;
  return new Map(rows.filter(({ present }) => present !== null).map((row) => [row.id, row]));
}

function rowOf(
  measured: MeasuredMargin, present: MarginClass, proposed: MarginClass, measuring: Measuring, tx: Tx,
): NewRowOf<typeof classProposalTable> {
  return {
    id: newId(tx.now), presentClass: present, proposedClass: proposed, marginBps: measuredBps(measured)!,
    measuredFrom: measuring.from, measuredUntil: measuring.until, measuredAt: measuring.at,
    policyVersion: measuring.policyVersion, state: 'open', proposedAt: tx.now, ...measured,
  };
}

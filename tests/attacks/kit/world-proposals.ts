import { proposeClasses } from '../../../subgraphs/catalog/commands/classes/propose-classes.ts';
import { decodeId } from '../../../subgraphs/kernel/ids.ts';
import type { World } from './world.ts';

/** A class that is proposed for a product of class A, as the weekly job would by what it measured: C at 1,000 bp. */
export async function newClassProposal({ graph }: Pick<World, 'graph'>, productId: string): Promise<string> {
  const measured = [{ productId: decodeId('prd', productId)!, currency: 'CNY', pieces: 10n, netMinor: 100_000n,
    knownPieces: 10n, knownNetMinor: 100_000n, costMinor: 90_000n }];
  await graph.runtimes.get('catalog')!.handlers.run(proposeClasses, { id: null, requestId: 'world' }, {
    from: '2026-03-01', until: '2026-08-31', policyVersion: 1, at: graph.clock.now(), measured });
  const { classProposals: { items: [proposal] } } = await graph.get(
    'query ($id: ID) { classProposals(filter: { productId: $id, state: OPEN }) { items { id } } }', { id: productId });
  if (!proposal) throw new Error('no class was proposed');
  return proposal.id;
}

import { ask } from '../../graph/ask.ts';
import {
  CapOverrideNowDocument, DecideCapOverrideDocument, ProposeCapOverrideDocument, type CapOverridePartsFragment,
  type DecideCapOverrideInput, type GaugePartsFragment, type ProposeCapOverrideInput,
} from '../../gql/graphql.ts';

export type Gauge = GaugePartsFragment;
export type CapOverrideRow = CapOverridePartsFragment;

export const proposeCapOverride = async (input: ProposeCapOverrideInput) =>
  (await ask(ProposeCapOverrideDocument, { input })).proposeCapOverride;

export const decideCapOverride = async (input: DecideCapOverrideInput) =>
  (await ask(DecideCapOverrideDocument, { input })).decideCapOverride;

export async function readCapOverride(id: string): Promise<CapOverrideRow | null> {
  const { node } = await ask(CapOverrideNowDocument, { id });
  return node?.__typename === 'CapOverride' ? node : null;
}

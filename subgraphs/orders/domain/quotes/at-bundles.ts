import type { Outcome } from '../../../kernel/outcome.ts';
import type { BundleTerms } from './bundle-reduction.ts';

/** Lines of a bundle were not sent: what is wrong with them stands at the bundle, once. */
export function atBundles<Value, Code extends string>(
  outcome: Outcome<Value, Code>, lines: readonly { readonly bundle?: BundleTerms }[],
): Outcome<Value, Code> {
  if (outcome.ok || !lines.some(({ bundle }) => bundle)) return outcome;
  const told = new Set<string>();
  return { ...outcome, refusals: outcome.refusals.flatMap((refusal) => {
    const [first, index] = refusal.path ?? [];
    const bundle = first === 'lines' && index !== undefined ? lines[Number(index)]?.bundle : undefined;
    if (!bundle) return [refusal];
    const place = String(bundleNamedAt(bundle));
    const key = `${refusal.code} ${place}`;
    const isTold = told.has(key);
    told.add(key);
    return isTold ? [] : [{ ...refusal, path: ['bundles', place, 'bundleId'] }];
  }) };
}

/** Where the bundle of a line is named in what was asked. */
export function bundleNamedAt({ named, place }: Pick<BundleTerms, 'named' | 'place'>): number {
  return named ?? place;
}

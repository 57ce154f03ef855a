import type { OrderPolicyPartsFragment, RegionWindowsInput } from '../../gql/graphql.ts';
import type { Named } from '../../parts/words/use-named.ts';

/** What a region may say otherwise, in the order in which the house says it for everywhere. */
export const WINDOWS = [
  'storeWindowDays', 'webWindowDays', 'liveWindowDays', 'customWindowDays', 'tradeInWindowDays',
] as const;
export type WindowName = (typeof WINDOWS)[number];

/** Return windows of goods sold in a region; null: as everywhere. */
export interface RegionLine extends Readonly<Record<WindowName, number | null>> {
  readonly region: Named;
}

/** The same as it is typed: a region by its code, nothing for null. */
export interface RegionRow extends Readonly<Record<WindowName, string>> {
  readonly region: string;
}

export const NEW_REGION: RegionRow = {
  region: '', storeWindowDays: '', webWindowDays: '', liveWindowDays: '', customWindowDays: '', tradeInWindowDays: '',
};

type Graph = NonNullable<OrderPolicyPartsFragment['rules']['regionWindows']>;

export const regionLines = (windows: Graph): RegionLine[] => windows.map(({ region, ...days }) =>
  ({ region, ...eachWindow((name) => days[name] ?? null) }));

export const writeRegions = (lines: readonly RegionLine[]): RegionRow[] => lines.map(({ region, ...days }) =>
  ({ region: region.code, ...eachWindow((name) => String(days[name] ?? '')) }));

export const readRegions = (rows: readonly RegionRow[]): RegionWindowsInput[] => rows.map(({ region, ...days }) =>
  ({ region, ...eachWindow((name) => (days[name].trim() === '' ? null : Number(days[name].trim()))) }));

const eachWindow = <Value>(valueOf: (name: WindowName) => Value): Record<WindowName, Value> => ({
  storeWindowDays: valueOf('storeWindowDays'), webWindowDays: valueOf('webWindowDays'),
  liveWindowDays: valueOf('liveWindowDays'), customWindowDays: valueOf('customWindowDays'),
  tradeInWindowDays: valueOf('tradeInWindowDays'),
});

/** rules.regionWindows.0.webWindowDays → windows.0.webWindowDays: where the refusal of a region stands in the form. */
export function regionPlace(path: readonly string[]): readonly string[] {
  return path[0] === 'rules' && path[1] === 'regionWindows' ? ['windows', ...path.slice(2)] : path;
}

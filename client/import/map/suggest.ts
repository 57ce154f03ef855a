import { currenciesIn, isCurrency } from './currency.ts';
import { fieldsOf, TARGETS, type FieldKind, type Target } from './fields.ts';
import { lastPart, plainName } from './plain.ts';
import type { Column } from './column.ts';
import type { Profile } from './profile.ts';
import { columnsOf, specOf, type Template } from './template.ts';

/** Columns by field: the names first, exactly and then in part; what no name says, the content may. */
export function suggestFields(
  target: Target, { columns }: Profile, taken: ReadonlySet<string> = new Set(), skip: ReadonlySet<string> = new Set(),
): Map<string, string> {
  const found = new Map<string, string>();
  const free = new Map(columns.filter((column) => column.filled > 0 && !taken.has(column.name))
    .map((column) => [column.name, column]));
  const fields = Object.entries(fieldsOf(target)).filter(([name]) => !skip.has(name));
  for (const isFit of [isNamed, isNamedByLast, isNamedInPart]) {
    const wishes = fields.filter(([name]) => !found.has(name)).flatMap(([name, kind]) =>
      [...free.values()].flatMap((column) => {
        const rank = holds(kind, column) ? isFit(kind, column) : -1;
        return rank === -1 ? [] : [{ name, column: column.name, rank }];
      })).sort((a, b) => a.rank - b.rank);
    for (const { name, column } of wishes) {
      if (found.has(name) || !free.has(column)) continue;
      found.set(name, column);
      free.delete(column);
    }
  }
  byContent(fields, found, free);
  return found;
}

const isNamed = ({ words }: FieldKind, { name }: Column): number => words.indexOf(plainName(name));

const isNamedByLast = ({ words }: FieldKind, { name }: Column): number => words.indexOf(lastPart(name));

function isNamedInPart({ words, whole }: FieldKind, { name }: Column): number {
  const plain = plainName(name);
  return words.findIndex((word) => !whole.has(word) && plain.includes(word)
    && (/\p{Script=Han}/u.test(word) ? word.length > 1 : word.length > 4));
}

/** Whether what stands in a column can be such a thing: most of its cells are. */
function holds({ kind }: FieldKind, column: Column): boolean {
  const most = column.filled * 0.6;
  const numbers = column.filled - column.numbers.none;
  if (kind === 'amount' || kind === 'count' || kind === 'percent') return numbers >= most;
  if (kind === 'time' || kind === 'day') return column.filled - column.dates.none >= most
    || column.samples.every((one) => /^1\d{9}(\d{3})?$/.test(one));
  if (kind === 'email') return column.emails >= most;
  if (kind === 'currency') return column.samples.every((one) => /^[A-Za-z]{3}$/.test(one)
    || (!/\d/.test(one) && currenciesIn(one)?.length === 1));
  // 买家应付货款 names a buyer and holds money.
  if (kind === 'key') return column.numbers.point + column.numbers.comma < most;
  if (kind === 'text') return numbers < most || column.filled < 3;
  return true;
}

function byContent(fields: [string, FieldKind][], found: Map<string, string>, free: Map<string, Column>): void {
  for (const [name, kind] of fields) {
    if (found.has(name) || (kind.kind !== 'email' && kind.kind !== 'currency')) continue;
    const fit = [...free.values()].filter((column) => holds(kind, column)
      && (kind.kind === 'email' || column.samples.every((one) => isCurrency(one))));
    if (fit.length !== 1) continue;
    found.set(name, fit[0]!.name);
    free.delete(fit[0]!.name);
  }
}


/** Fields without which a file is not of a target; one of each list. */
const NEEDED: Record<Target, readonly (readonly string[])[]> = {
  orders: [['orderNo'], ['unitPrice', 'lineTotal', 'total'], ['quantity', 'lineTotal', 'total', 'itemName']],
  points: [['member', 'email'], ['earned', 'spent', 'change', 'balance']],
  gold: [['at'], ['retail']],
  fx: [['at'], ['from'], ['rate']],
  products: [['sku', 'style'], ['name'], ['price']],
  outlets: [['name'], ['city', 'region'], ['name']],
  members: [['name', 'firstName', 'lastName', 'email', 'phone', 'key']],
};

/** What a file is, by how much of it a target takes; null when it is nothing that is known. */
export function suggestTarget(profile: Profile): Target | null {
  const used = profile.columns.filter(({ filled }) => filled > 0).length;
  let best: { target: Target; score: number } | null = null;
  for (const target of TARGETS) {
    const found = suggestFields(target, profile);
    if (!NEEDED[target].every((one) => one.some((name) => found.has(name)))) continue;
    const isStore = target === 'outlets' && profile.columns.some(
      ({ name }) => /store|outlet|shop|branch|门店|店/i.test(name));
    const isPerson = profile.columns.some(({ name }) => /birth|first|last|生日|姓|会员|gender|性别/i.test(name));
    const weight = target === 'outlets' ? (isStore && !isPerson ? 1.3 : 0.3) : target === 'members' ? 0.9 : 1;
    const score = (found.size / Math.max(used, 1)) * weight + (target === 'orders' ? found.size / 100 : 0);
    if (!best || score > best.score) best = { target, score };
  }
  return best?.target ?? null;
}

/** How much of a template's columns the file has, from 0 to 1; those that only a template names count double. */
export function likeness(template: Template, header: readonly string[]): number {
  const plain = new Set(header.map(plainName));
  const specs = Object.values(template.fields).map(specOf).filter((spec) => columnsOf(spec).length > 0);
  if (specs.length === 0) return 0;
  return specs.filter((spec) => columnsOf(spec).some((name) => plain.has(plainName(name)))).length / specs.length;
}

/** The ready template whose columns the file has, nearly all of them. */
export function suggestTemplate(templates: readonly Template[], header: readonly string[]): Template | null {
  const [best] = templates.map((template) => ({ template, score: likeness(template, header) }))
    .filter(({ template, score }) => score >= 0.7 && Object.keys(template.fields).length >= 3)
    .sort((a, b) => b.score - a.score || Object.keys(b.template.fields).length - Object.keys(a.template.fields).length);
  return best?.template ?? null;
}

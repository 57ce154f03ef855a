import type { Finding, Import, Source } from '../sources.ts';
import { packageOf, placeOf, targetOf } from './place.ts';

/** Inside a subgraph, downwards only. What may be imported besides the own layer. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  persistence: ['domain'],
  queries: ['persistence', 'domain'],
  commands: ['persistence', 'domain'],
  calls: ['commands', 'queries', 'domain'],
  events: ['commands', 'queries', 'domain'],
  jobs: ['calls', 'commands', 'queries', 'domain'],
  seed: ['commands', 'queries', 'domain'],
  graphql: ['calls', 'commands', 'queries', 'domain'],
};
/** Plain objects are shaped like the graph's types, so their names may be read upwards. */
const TYPES_UPWARDS: Readonly<Record<string, string>> = { queries: 'graphql' };

/** Questions to other rooms are asked outside any transaction: not where a command could ask them. */
const ASKING = /^subgraphs\/kernel\/calls\/(ask-other|learn|learn-desk)\.ts$/;

/** The part of kernel that is as pure as a rule must be. */
const PURE_KERNEL = new RegExp('^subgraphs/kernel/(money|outcome|ids|identifier|actor|clock|business-day|policy|'
  + 'small-groups|files/file-(name|kinds))\\.ts$');
/** What words mean, without where they are kept. */
const PURE_WORDS = /^subgraphs\/words\/(word|word-rules|codebook)\.ts$/;
/** Libraries without I/O, clock or state. */
const PURE_PACKAGES = new Set(['libphonenumber-js', 'tyme4ts', 'numeric', 'pinyin-pro']);
/** A digest depends on its input only; what draws at random does not belong in a rule. */
const PURE_CRYPTO = new Set([
  'createHash', 'createHmac', 'timingSafeEqual', 'createPrivateKey', 'createPublicKey', 'sign', 'KeyObject',
]);

const PACKAGE_LAYERS: readonly { packages: RegExp; layers: readonly string[] }[] = [
  { packages: /^type-graphql$/, layers: ['graphql'] },
  { packages: /^@mikro-orm\//, layers: ['persistence', 'queries', 'commands'] },
];

/** graphql → commands, queries → persistence → domain; and which library may stand where. */
export function checkLayers(sources: readonly Source[]): Finding[] {
  return sources.flatMap((source) => {
    const { subgraph, layer } = placeOf(source.path);
    if (subgraph === null || layer === null || layer === 'test') return [];
    const impure = layer === 'domain' ? source.impure : [];
    return [...impure.map(({ line, text }) => ({
      path: source.path, line, rule: 'layers', message: `a rule is given time and chance, not ${text}`,
    })), ...source.imports.flatMap((imported) => {
      const message = refusal(source.path, subgraph, layer, imported);
      return message === null ? []
        : [{ path: source.path, line: imported.line, rule: 'layers', message }];
    })];
  });
}

function refusal(path: string, subgraph: string, layer: string, imported: Import): string | null {
  const target = targetOf(path, imported.from);
  if (target === null) return packageRefusal(subgraph, layer, imported);
  if (subgraph === 'kernel' || subgraph === 'contracts' || subgraph === 'words') return null;
  const there = placeOf(target);
  if (ASKING.test(target) && layer !== 'calls' && !imported.typeOnly) {
    return `other rooms are asked in calls, not in ${layer}`;
  }
  if (layer === 'domain' && there.subgraph === 'kernel' && !PURE_KERNEL.test(target)) {
    return `a rule is pure; ${target} is not`;
  }
  if (layer === 'domain' && there.subgraph === 'words' && !imported.typeOnly && !PURE_WORDS.test(target)) {
    return `a rule is pure; ${target} is not`;
  }
  if (layer === 'root' || there.subgraph !== subgraph || there.layer === layer) return null;
  if (there.layer === 'root') return `${layer} does not know ${target}`;
  if (BELOW[layer] === undefined) return `${layer}/ is no layer of a subgraph`;
  if (BELOW[layer].includes(there.layer ?? '')) return null;
  if (imported.typeOnly && TYPES_UPWARDS[layer] === there.layer) return null;
  return `${layer} does not import ${there.layer}`;
}

function packageRefusal(subgraph: string, layer: string, imported: Import): string | null {
  const { from, names } = imported;
  const name = packageOf(from)!;
  if (subgraph === 'contracts') return `contracts import nothing, not ${name}`;
  if (subgraph === 'kernel') return null;
  if (layer === 'domain' && from === 'node:crypto' && names.every((one) => PURE_CRYPTO.has(one))) {
    return null;
  }
  if (layer === 'domain' && !PURE_PACKAGES.has(name)) {
    return `a rule needs no ${name === 'node:' ? from : name}`;
  }
  for (const { packages, layers } of PACKAGE_LAYERS) {
    if (packages.test(name) && !layers.includes(layer)) {
      return `${name} stands in ${layers.join(', ')} and kernel, not in ${layer}`;
    }
  }
  return null;
}

import { ask } from '../../graph/ask.ts';
import type {
  PolicyEffectPartsFragment, PolicyState, PolicyVerdict, RegionWindowsInput, TypedDocumentString,
} from '../../gql/graphql.ts';
import type { TextKey } from '../../i18n/use-text.ts';
import type { UserError } from '../../parts/form/user-errors.ts';
import type { Rules } from '../../parts/rules/rule-values.ts';
import type { Named } from '../../parts/words/use-named.ts';
import type { BonusRow } from './bonus-lines.ts';
import type { RegionLine } from './region-lines.ts';
import type { Lists } from './rule-tables.ts';
import type { TierLine } from './tier-lines.ts';

/** What a version counts with: numbers by name, and the lists that are as long as a house makes them. */
export interface Counted {
  readonly rules: Rules;
  /** Of a programme, from the lowest up. */
  readonly tiers?: readonly TierLine[];
  /** Of the campaign policy: seconds by the rank of the tier, from the lowest up. */
  readonly delays?: readonly number[];
  /** Of the order policy: where a region has return windows of its own. */
  readonly windows?: readonly RegionLine[];
  /** Of a programme: bonuses of campaigns and member days. */
  readonly bonuses?: readonly BonusRow[];
  /** Of old gold and of service: rules that are lists, as they are typed. */
  readonly lists?: Lists;
}

export interface Version extends Counted {
  readonly version: number;
  readonly effectiveFrom: string;
  readonly publishedAt: string;
  readonly publishedBy: string | null;
  readonly note: string | null;
  readonly state: PolicyState;
  readonly decidedBy: string | null;
  readonly decisionNote: string | null;
  /** Whoever wrote it does not decide it. */
  readonly isOwn: boolean;
}

/** All versions of a policy, the newest first, in the one shape that the page knows. */
export interface Versions {
  readonly inForce: { readonly version: number };
  readonly versions: readonly Version[];
}

/** A version as it is sent: regions by their codes. */
export interface Publication extends Omit<Counted, 'windows'> {
  readonly windows?: readonly RegionWindowsInput[];
  readonly effectiveFrom: string;
  readonly expectedVersion: number;
  readonly note: string | null;
  readonly idempotencyKey: string;
  readonly dryRun: boolean;
  /** Own draft that it was written in, as it was read. */
  readonly draft?: string;
  readonly draftVersion?: number;
}

/** What somebody keeps of a version that is not proposed yet; read by nobody else. */
export interface OwnDraft {
  readonly name: string;
  readonly version: number;
  readonly baseVersion: number;
  readonly effectiveFrom: string | null;
  readonly note: string | null;
  readonly changedAt: string;
  readonly counted: Counted;
}

export interface DraftSaved {
  readonly userErrors: readonly UserError[];
}

export interface DraftToSave extends Pick<Publication, 'rules' | 'tiers' | 'bonuses' | 'note'> {
  readonly name: string;
  /** 0: a new one. */
  readonly expectedVersion: number;
  readonly effectiveFrom: string | null;
}

/** Of a kind of policy whose versions may be kept before they are proposed. */
export interface Drafts {
  read(): Promise<readonly OwnDraft[]>;
  save(input: DraftToSave): Promise<DraftSaved>;
  discard(draft: Pick<OwnDraft, 'name' | 'version'>): Promise<DraftSaved>;
}

/** Orders, franchises and programmes know it; other policies say nothing. */
export type Effect = PolicyEffectPartsFragment;

/** One thing that two versions say otherwise, as a sentence. */
export interface Said {
  readonly zh: string;
  readonly en: string;
}

export interface Published {
  readonly policy: Version | null;
  /** Of a programme: what it changes. */
  readonly comparison?: readonly Said[] | null;
  readonly effect?: Effect | null;
  readonly userErrors: readonly UserError[];
}

export interface Decision {
  readonly version: number;
  readonly verdict: PolicyVerdict;
  readonly note: string | null;
  readonly dryRun: boolean;
  readonly idempotencyKey: string;
}

export interface Decided {
  readonly policy: { readonly version: number; readonly state: PolicyState } | null;
  readonly effect?: Effect | null;
  readonly userErrors: readonly UserError[];
}

export interface PolicyKind {
  readonly id: string;
  readonly label: TextKey;
  /** Of which programme. */
  readonly of?: Named;
  /** Who may read it, and who may publish it. */
  readonly reads: string;
  readonly publishes: string;
  /** Whether it can say what a version would have made of last month's orders. */
  readonly knowsEffect: boolean;
  /** Rules that stand once for each margin class there is. */
  readonly perClass: readonly string[];
  /** Whether it names no class that is not offered any more. */
  readonly onlyOffered?: boolean;
  readonly document: TypedDocumentString<unknown, Record<string, unknown>>;
  readonly variables: Record<string, unknown>;
  readonly drafts?: Drafts;
  versionsIn(answer: unknown): Versions;
  publish(input: Publication): Promise<Published>;
  decide(input: Decision): Promise<Decided>;
}

/** What a new version is made from: the newest that counts or may yet, under the newest number there is. */
export function latestOf(versions: readonly Version[]): Version {
  const standing = versions.find(({ state }) => state === 'APPROVED' || state === 'PROPOSED') ?? versions[0]!;
  return { ...standing, version: versions[0]!.version };
}

export async function readLatest({ document, variables, versionsIn }: PolicyKind): Promise<Version> {
  return latestOf(versionsIn(await ask(document, variables)).versions);
}

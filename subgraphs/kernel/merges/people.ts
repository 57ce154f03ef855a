/**
 * What a merge does to a column that names a person, when that person's id is merged into another. Each room
 * declares every such column of its tables (`persistence/people.ts`); tests/architecture compares the
 * declaration with the migrations, so that no table is forgotten.
 */
type Merged =
  /**
   * Rows go to the survivor, and the move is tagged. `through`: found by the rows of the same person they
   * belong to, so that no index by person is needed. `by`: the command file that moves them itself.
   */
  | {
    readonly is: 'moved'; readonly key: readonly string[]; readonly by?: string;
    readonly through?: { readonly column: string; readonly table: string; readonly key: string };
  }
  /** Rows keep the id they were written with; whoever reads or writes finds the survivor. */
  | { readonly is: 'resolved'; readonly how: string }
  /** History of the id as it was; nobody looks for the person in it. */
  | { readonly is: 'kept'; readonly why: string };

/**
 * What an erasure does to rows: deletes them, writes other values (SQL) into columns that say who it was or
 * what was said of them, or keeps them under the id, which then nothing leads to.
 */
export type Erased =
  /** `audited`: names the rows in the audit trail, whose reasons go, too. */
  | { readonly does: 'deleted'; readonly audited?: string }
  | {
    readonly does: 'blanked'; readonly columns: Readonly<Record<string, string>>;
    readonly audited?: string;
  }
  | { readonly does: 'kept'; readonly why: string };

/** What a person's export has of rows: all, these columns, or nothing for a reason. */
export type Given = 'all' | readonly string[] | { readonly not: string };

/** Rows that belong to a row of a person and name nobody: found by `column` = that row's `of`. */
export interface Part {
  readonly table: string;
  readonly column: string;
  readonly of: string;
  readonly erased: Erased;
  readonly given: Given;
}

/** What becomes of a column's rows when its person is merged, is erased, or asks what is known of it. */
export type PersonColumn = Merged & {
  readonly erased: Erased;
  readonly given: Given;
  readonly parts?: readonly Part[];
};

/** By `table.column`; erased in this order, so that what others refer to comes last. */
export type PeopleTables = Readonly<Record<string, PersonColumn>>;

const PSEUDONYM = { does: 'kept', why: 'ids alone' } as const;
const IDS = { not: 'ids alone' } as const;

/** The kernel's own tables, the same in every room. */
export const KERNEL_PEOPLE: PeopleTables = {
  'person_visibility.person_id': {
    is: 'kept', why: 'one row for each id, with the id of its survivor', erased: PSEUDONYM, given: IDS,
  },
  'person_visibility.survivor_id': {
    is: 'resolved', how: 'members tells each merged id anew', erased: PSEUDONYM, given: IDS,
  },
  'person_visit.person_id': {
    is: 'kept', why: 'one row for each id, ends by itself', erased: { does: 'deleted' },
    given: { not: 'members gives it' },
  },
  'person_merge.merged_id': { is: 'kept', why: 'the id that was merged away', erased: PSEUDONYM, given: IDS },
  'person_merge.into_person_id': { is: 'kept', why: 'into whom, as the merge said', erased: PSEUDONYM, given: IDS },
  'person_merge.survivor_id': {
    is: 'resolved', how: 'recordMerge leads earlier merges on', erased: PSEUDONYM, given: IDS,
  },
  'person_unmerge.merged_id': {
    is: 'kept', why: 'the id that is a person of its own again', erased: PSEUDONYM, given: IDS,
  },
  'person_unmerge.into_person_id': {
    is: 'kept', why: 'into whom, as the merge had said', erased: PSEUDONYM, given: IDS,
  },
  'person_unmerge.survivor_id': { is: 'kept', why: 'whose all of it was until then', erased: PSEUDONYM, given: IDS },
  'merge_move.from_person_id': {
    is: 'kept', why: 'the tag itself', erased: { does: 'deleted' }, given: { not: 'how rows stood before a merge' },
  },
  'merge_move.to_person_id': {
    is: 'kept', why: 'the tag itself', erased: { does: 'deleted' }, given: { not: 'how rows stood before a merge' },
  },
};

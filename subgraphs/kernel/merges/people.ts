/**
 * What becomes of a column that names a person when that person's id is merged into another. Each room
 * declares every such column of its tables (`persistence/people.ts`); tests/architecture compares the
 * declaration with the migrations, so that no table is forgotten.
 */
export type PersonColumn =
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

/** By `table.column`. */
export type PeopleTables = Readonly<Record<string, PersonColumn>>;

/** The kernel's own tables, the same in every room. */
export const KERNEL_PEOPLE: PeopleTables = {
  'person_visibility.person_id': { is: 'kept', why: 'one row for each id, with the id of its survivor' },
  'person_visibility.survivor_id': { is: 'resolved', how: 'members tells each merged id anew' },
  'person_merge.merged_id': { is: 'kept', why: 'the id that was merged away' },
  'person_merge.into_person_id': { is: 'kept', why: 'into whom, as the merge said' },
  'person_merge.survivor_id': { is: 'resolved', how: 'recordMerge leads earlier merges on' },
  'person_unmerge.merged_id': { is: 'kept', why: 'the id that is a person of its own again' },
  'person_unmerge.into_person_id': { is: 'kept', why: 'into whom, as the merge had said' },
  'person_unmerge.survivor_id': { is: 'kept', why: 'whose all of it was until then' },
  'merge_move.from_person_id': { is: 'kept', why: 'the tag itself' },
  'merge_move.to_person_id': { is: 'kept', why: 'the tag itself' },
};

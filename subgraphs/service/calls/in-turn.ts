/** Does it for each row; one that fails stands in no other's way: the first fault is thrown after all of them. */
export async function inTurn<Row>(rows: readonly Row[], deed: (row: Row) => Promise<void>): Promise<void> {
  const faults: unknown[] = [];
  for (const row of rows) await deed(row).catch((fault: unknown) => faults.push(fault));
  if (faults.length > 0) throw faults[0];
}

/** The work's value, or a rejection when it is not there at this time (epoch milliseconds). */
export async function inTime<Value>(work: Promise<Value>, deadlineAt: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')),
      Math.max(0, deadlineAt - Date.now()));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

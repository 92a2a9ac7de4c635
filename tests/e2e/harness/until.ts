/** Asks again and again until the answer is truthy; says what it waited for when it never is. */
export async function until<T>(what: string, ask: () => Promise<T> | T, limit = 8000): Promise<Exclude<T, false | null | undefined>> {
  const end = Date.now() + limit;
  let failure: unknown;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // A question that is never answered is waited for no longer than the others.
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), limit)));
  try {
    for (;;) {
      try {
        const answer = await Promise.race([ask(), late]);
        if (answer) return answer as Exclude<T, false | null | undefined>;
        failure = undefined;
      } catch (error) {
        failure = error;
      }
      if (Date.now() >= end) throw new Error(`waited ${limit} ms in vain for: ${what}`, { cause: failure });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  } finally {
    clearTimeout(timer);
  }
}

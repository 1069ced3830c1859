/** Does `work` on every item, at most `most` at a time. Throws the first failure, after which no new item is begun. */
export async function inParallel<Item>(items: Iterable<Item>, most: number, work: (item: Item) => Promise<void>): Promise<void> {
  const left = items[Symbol.iterator]();
  let failed = false;
  const lane = async (): Promise<void> => {
    for (let next = left.next(); !failed && !next.done; next = left.next()) {
      await work(next.value).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: most }, lane));
}

type Placed = Readonly<{ post: string; unitName?: string; officeName?: string }>;

/** The shortest end of a unit's name that a post would repeat. */
const least = 3;

/** Where somebody is and as what. A post that begins with the name of its unit or office, or with the end of that name, says it already (市城管局局长, 清川市创卫办的市创卫办主任). */
export function postOf({ post, unitName, officeName }: Placed): string {
  const of = unitName ?? officeName ?? '';
  const said = Array.from({ length: Math.max(0, of.length - least + 1) }, (_, from) => of.slice(from)).some((end) => post.startsWith(end));
  return of === '' || said ? post : `${of} ${post}`;
}

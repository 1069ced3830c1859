import type { CityFile } from './city.ts';
import type { Problem } from './problem.ts';

type Node = Readonly<{ id: string; above: readonly string[]; path: readonly (string | number)[] }>;

/** Nothing may stand above itself: offices, areas, categories by `parent`, units by `superiors`. Each circle is named once. */
export const circles = (file: CityFile): readonly Problem[] =>
  [
    parents('offices', file.offices),
    file.units.map(({ id, superiors }, index) => ({ id, above: superiors, path: ['units', index, 'superiors'] })),
    parents('areas', file.areas),
    parents('categories', file.categories),
  ].flatMap(circlesIn);

const parents = (list: string, items: readonly Readonly<{ id: string; parent?: string | undefined }>[]): readonly Node[] =>
  items.map(({ id, parent }, index) => ({ id, above: parent === undefined ? [] : [parent], path: [list, index, 'parent'] }));

function circlesIn(nodes: readonly Node[]): readonly Problem[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const done = new Set<string>();
  return nodes.flatMap((node) => {
    const circle = done.has(node.id) ? undefined : circleFrom(node.id, byId, done);
    const start = circle?.[0] === undefined ? undefined : byId.get(circle[0]);
    return circle && start ? [{ path: start.path, code: 'city-circle', facts: { ids: [...circle, ...circle.slice(0, 1)] } }] : [];
  });
}

/** The first circle met on the way up, without recursion: a chain may be as long as the file. Marks what it has finished in `done`. */
function circleFrom(top: string, byId: ReadonlyMap<string, Node>, done: Set<string>): readonly string[] | undefined {
  const trail = [{ id: top, left: [...(byId.get(top)?.above ?? [])] }];
  const entered = new Set([top]);
  for (let here = trail.at(-1); here; here = trail.at(-1)) {
    const next = here.left.shift();
    if (next === undefined) {
      done.add(here.id);
      trail.pop();
    } else if (entered.has(next) && !done.has(next)) {
      for (const id of entered) done.add(id);
      return trail.map(({ id }) => id).slice(trail.findIndex(({ id }) => id === next));
    } else if (byId.has(next) && !done.has(next)) {
      entered.add(next);
      trail.push({ id: next, left: [...(byId.get(next)?.above ?? [])] });
    }
  }
  return undefined;
}

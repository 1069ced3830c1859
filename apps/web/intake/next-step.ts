import type { Field } from '#catalogue/forms';
import { bodyOf, type Values } from '../forms/values.ts';

/** What happens to a report once it is filed: nothing yet, its registration, or its merging into a case that is there. */
export type NextStep = 'report' | 'register' | 'merge';

/** The case into which a report is merged. */
export type Target = Readonly<{ caseId: string; called: string }>;

const within = (values: Values, name: string): Values => {
  const found = values[name];
  return typeof found === 'object' && found !== null ? { ...found } : {};
};

/** The text of a field that may stand in a group; blank while nothing is typed. */
export function typed(values: Values, ...path: readonly string[]): string {
  const [last = '', ...groups] = path.toReversed();
  const found = groups.toReversed().reduce(within, values)[last];
  return typeof found === 'string' || typeof found === 'number' ? String(found).trim() : '';
}

/** What is sent to the intake. */
export function intakeBody(report: readonly Field[], register: readonly Field[], values: Values, step: NextStep, target: Target | undefined): Values {
  return {
    report: bodyOf(report, values),
    ...(step === 'register' ? { register: bodyOf(register, within(values, 'register')) } : {}),
    ...(step === 'merge' && target !== undefined ? { merge: { into: target.caseId } } : {}),
  };
}

/** What is asked about cases nearby, as far as it is typed; blank while that is too little. */
export function nearbyAsk(values: Values): string {
  const [title, address] = [typed(values, 'title'), typed(values, 'place', 'address')];
  const [lat, lng] = [typed(values, 'place', 'latitude'), typed(values, 'place', 'longitude')];
  if (title.length < 2 && address.length < 2 && (lat === '' || lng === '')) return '';
  const asked = { title, address, area: typed(values, 'place', 'area'), category: typed(values, 'register', 'category'), ...(lat === '' || lng === '' ? {} : { lat, lng }) };
  return new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')).toString();
}

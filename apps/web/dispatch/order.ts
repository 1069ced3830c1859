import type { Values } from '../forms/values.ts';

/** The part of a unit in an order. */
export type Role = 'lead' | 'responsible' | 'assist';
export type Share = Readonly<{ unit: string; role: Role }>;

/** An order that is being drawn up: a blank amount leaves the limit to the category of each case. */
export type Order = Readonly<{ shares: readonly Share[]; requirement: string; amount: string; unit: string; urgent: boolean }>;
export const noOrder: Order = { shares: [], requirement: '', amount: '', unit: 'workday', urgent: false };

/** With one unit more: the first one leads, the others are responsible. */
export function withUnit(order: Order, unit: string): Order {
  if (order.shares.some((one) => one.unit === unit)) return order;
  const role: Role = order.shares.some((one) => one.role === 'lead') ? 'responsible' : 'lead';
  return { ...order, shares: [...order.shares, { unit, role }] };
}

export const withoutUnit = (order: Order, unit: string): Order => ({ ...order, shares: order.shares.filter((one) => one.unit !== unit) });

/** With a unit in another part; whoever led before is responsible then, as one unit leads. */
export function withRole(order: Order, unit: string, role: Role): Order {
  return { ...order, shares: order.shares.map((one) => (one.unit === unit ? { ...one, role } : role === 'lead' && one.role === 'lead' ? { ...one, role: 'responsible' } : one)) };
}

/** The limit that is typed, as a query; blank for that of the category. */
export const limitAsked = ({ amount, unit }: Order): string => (Number.isInteger(Number(amount)) && Number(amount) > 0 ? `?${new URLSearchParams({ amount, unit }).toString()}` : '');

/** What is sent. */
export const orderBody = (order: Order): Values => ({
  assignments: order.shares, requirement: order.requirement, ...(limitAsked(order) === '' ? {} : { limit: { amount: Number(order.amount), unit: order.unit } }), ...(order.urgent ? { urgency: 'urgent' } : {}),
});

import { useState } from 'react';
import type { Values } from '../forms/values.ts';
import { say } from './words.ts';

/** Where a phone does not tell its position, as over plain HTTP, the address is what says where it is. */
const tells = isSecureContext && 'geolocation' in navigator;
const [patience, parts] = [15_000, 1_000_000];

const rounded = (degrees: number): number => Math.round(degrees * parts) / parts;

/** The names of fields that nobody types on a phone. */
export const spotFields: ReadonlySet<string> = new Set(['latitude', 'longitude']);

/** The position of this phone, filled in with one tap and taken out again with another. */
export function Spot({ value, change }: Readonly<{ value: Values; change: (value: Values) => void }>): React.JSX.Element | null {
  const [failed, fail] = useState(false);
  const { latitude, longitude, ...rest } = value;
  if (typeof latitude === 'number' && typeof longitude === 'number') return <p className="pair"><span>{say('m-where', { latitude, longitude })}</span><button type="button" onClick={() => change(rest)}>{say('remove')}</button></p>;
  if (!tells) return null;
  const ask = (): void =>
    navigator.geolocation.getCurrentPosition(({ coords }) => change({ ...rest, latitude: rounded(coords.latitude), longitude: rounded(coords.longitude) }), () => fail(true), { enableHighAccuracy: true, timeout: patience });
  return <><button type="button" onClick={ask}>{say('m-here-i-am')}</button>{failed && <p role="alert" className="bad">{say('m-no-position')}</p>}</>;
}

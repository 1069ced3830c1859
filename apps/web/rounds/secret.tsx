import { say } from '../words/say.ts';

/** Says that only few know of a round yet. */
export const Secret = ({ short = false }: Readonly<{ short?: boolean }>): React.JSX.Element => <strong className="bad wrap"><span aria-hidden>■</span> {say(short ? 'round-secret-short' : 'round-secret')}</strong>;

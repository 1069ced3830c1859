import '../look/phone-link.css';
import { preferDesk } from '../server/preferred.ts';
import { say } from '../words/say.ts';

/** What the phone pages have of an address of the desk. */
const onPhone = (path: string): string => (/^\/(cases\/[^/]+|report)$/.test(path) ? `/m${path}` : '/m');

/** The way to the phone pages, at the head of a narrow screen that is touched. */
export const PhoneLink = (): React.JSX.Element => (
  <a className="phone-link no-print" href="/m" onClick={(event) => { event.preventDefault(); preferDesk(false); location.assign(onPhone(location.pathname)); }}>{say('m-here')}</a>
);

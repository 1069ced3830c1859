import type { Whoami } from './facts.ts';
import { ActForm } from './act-form.tsx';
import { back, go } from './address.ts';
import { say } from './words.ts';

/** Reporting a problem where it is seen: the camera, a few words, the place. */
export const ReportPage = ({ whoami: { person } }: Readonly<{ whoami: Whoami }>): React.JSX.Element => (
  <main className="with-bar">
    <button type="button" className="back" onClick={back}>← {say('m-back')}</button>
    <h1>{say('report')}</h1>
    <ActForm command="report" title="" person={person} ahead={0} order={['evidence', 'title', 'description', 'place']} fold={['office', 'campaign', 'reporter']} done={() => go('/m', true)} />
  </main>
);

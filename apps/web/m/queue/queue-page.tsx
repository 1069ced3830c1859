import { standingInWords } from '#catalogue/web/standing-in';
import type { Whoami } from '../facts.ts';
import { keepDraft } from '../../forms/drafts.ts';
import { saying } from '../../words/language.ts';
import { go } from '../address.ts';
import { choose } from '../as/chosen.ts';
import { draftName } from '../draft-name.ts';
import { shortly } from '../shortly.ts';
import { say } from '../words.ts';
import { type Act, dropAct, photosIn } from './store.ts';
import { useQueue } from './use-queue.ts';

const sayAs = saying(standingInWords);

/** What waits on this device to be sent, in order, and what was refused, with the reason. */
export function QueuePage({ whoami }: Readonly<{ whoami: Whoami }>): React.JSX.Element {
  const waiting = useQueue();
  return (
    <main>
      <h1>{say('m-to-send', { n: waiting.length })}</h1>
      <p className="faint">{say('m-queue-says')}</p>
      {waiting.length === 0 && <p>{say('m-queue-empty')}</p>}
      <ul className="rows">{waiting.map((one) => <Waiting key={one.id} act={one} person={whoami.person} />)}</ul>
    </main>
  );
}

/** A time as the server counts it, at UTC+8. */
const timeOf = (milliseconds: number): string => shortly(new Date(milliseconds + 8 * 3_600_000).toISOString());

function Waiting({ act, person }: Readonly<{ act: Act; person: string }>): React.JSX.Element {
  const { caseId, command, title, name, actedAt, ahead, refused, sealed, values } = act;
  const edit = async (): Promise<void> => {
    keepDraft(draftName(person, command, caseId), values);
    choose(person, act.as);
    await dropAct(act, { photos: false });
    go(caseId === undefined ? '/m/report' : `/m/cases/${caseId}/${command}`);
  };
  const drop = async (): Promise<void> => {
    if (confirm(say('m-drop-sure', { what: `${name} · ${title}` }))) await dropAct(act, { photos: true });
  };
  return (
    <li>
      <div className="row">
        <strong className="wrap">{name} · {title}</strong>
        {act.as !== undefined && <span className="brand wrap"><span aria-hidden>⇄</span> {sayAs('standing-in-for', { principal: act.as.name })}</span>}
        <span className="faint numeric">{say('m-acted-at', { at: timeOf(actedAt + ahead) })} · {say('m-photos', { n: photosIn(values).length })}</span>
        {refused === undefined ? <span className="soon"><span aria-hidden>▲</span> {say('m-waits')}</span> : <span className="bad wrap"><span aria-hidden>■</span> {say('m-refused', { why: refused.reason })}</span>}
      </div>
      {sealed === undefined && <span className="pair">
        <button type="button" onClick={() => void edit()}>{say('m-edit')}</button>
        <button type="button" onClick={() => void drop()}>{say('m-drop')}</button>
      </span>}
    </li>
  );
}

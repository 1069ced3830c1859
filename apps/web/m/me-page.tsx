import { useTypeSize } from '../desk/type-size.ts';
import { send } from '../server/ask.ts';
import { preferDesk } from '../server/preferred.ts';
import type { Whoami } from './facts.ts';
import { speak, spoken } from '../words/language.ts';
import { forgetReads } from './offline/reads.ts';
import { useQueue } from './queue/use-queue.ts';
import { toast } from './toasts.tsx';
import { say } from './words.ts';

/** Who is signed in, the size of type, the language, the way to the desk and out. */
export function MePage({ whoami: { name, post, roles } }: Readonly<{ whoami: Whoami }>): React.JSX.Element {
  const { large, toggle } = useTypeSize();
  const waiting = useQueue().length;
  const leave = async (): Promise<void> => {
    try {
      await send('/api/session', {}, { method: 'DELETE' });
      await forgetReads();
      location.assign('/m');
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <main>
      <h1>{say('m-me')}</h1>
      <section className="card">
        <p><strong>{name}</strong> · {post}</p>
        <p className="faint">{roles.map((role) => role.name).join('、')}</p>
      </section>
      <div className="stack">
        <button type="button" aria-pressed={large} onClick={toggle}>{large ? say('usual-type') : say('large-type')}</button>
        <button type="button" lang={spoken() === 'en' ? 'zh-CN' : 'en'} onClick={() => speak(spoken() === 'en' ? 'zh-CN' : 'en')}>{say('language')}</button>
        <a className="button" href="/" onClick={() => preferDesk(true)}>{say('m-desk')}</a>
        {waiting > 0 && <p className="note">{say('m-leave-queue', { n: waiting })}</p>}
        <button type="button" onClick={() => void leave()}>{say('sign-out')}</button>
      </div>
    </main>
  );
}

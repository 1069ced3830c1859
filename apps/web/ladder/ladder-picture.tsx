import { levelWords } from '#catalogue/steps';
import type { WebWord } from '#catalogue/web';
import { spoken } from '../words/language.ts';
import { say } from '../words/say.ts';
import { momentOf } from '../words/times.ts';
import type { Stair, Standing } from './stairs.ts';

const looks: Readonly<Record<Standing, Readonly<{ mark: string; word: WebWord }>>> = {
  now: { mark: '●', word: 'rung-now' }, passed: { mark: '✓', word: 'rung-passed' }, next: { mark: '▶', word: 'rung-next' }, 'not-yet': { mark: '○', word: 'rung-not-yet' }, none: { mark: '–', word: 'not-in-ladder' },
};

/** The ladder as stairs: each level rises above the one before; sign, colour and words say where the case stands. */
export const LadderPicture = ({ stairs, now }: Readonly<{ stairs: readonly Stair[]; now: string }>): React.JSX.Element => (
  <ol className="stairs" aria-label={say('ladder')} tabIndex={0}>
    {stairs.map(({ level, standing, firedAt, comesAt, rungs }) => (
      <li key={level} className={standing} aria-current={standing === 'now' ? 'step' : undefined}>
        <div className="stair-words">
          <strong>{levelWords[spoken()][level]}</strong>
          <span><span aria-hidden>{looks[standing].mark}</span> {say(looks[standing].word)}</span>
          {firedAt !== undefined && <span className="numeric">{say('rung-fired', { at: momentOf(firedAt, now) })}</span>}
          {comesAt !== undefined && <span className="numeric">{say('rung-comes', { at: momentOf(comesAt, now) })}</span>}
        </div>
        <div className="stair" style={{ height: 10 + level * 11 }} title={rungs.map(({ name }) => name).join('、')} />
      </li>
    ))}
  </ol>
);

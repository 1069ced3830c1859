import { createContext, useContext, useEffect, useState } from 'react';
import { newKey } from '../server/ask.ts';
import { smallOf } from './small-picture.ts';
import { dropPhoto, idIn, keepPhoto, named, type Photo, photo } from './queue/store.ts';
import { say } from './words.ts';

/** A photo of a case; of one of after, `answers` is the one of before beside which it was put. */
export type Before = Readonly<{ sha256: string; src: string; name: string; answers?: string }>;
/** The photos of before on the case whose form is open; none where there is nothing to compare with. */
export const Befores = createContext<readonly Before[]>([]);

type Given = Readonly<{ most: number; value: readonly string[]; change: (value: readonly string[]) => void }>;

/** Photos: the camera first, then what is on the phone. Each is kept on the device at once, so that neither a reload nor a dead spot loses it. */
export function PhotoField({ most, value, change }: Given): React.JSX.Element {
  const befores = useContext(Befores);
  const [problem, setProblem] = useState<string>();
  const add = async (files: FileList | null): Promise<void> => {
    const taken: string[] = [];
    try {
      for (const file of Array.from(files ?? []).slice(0, most - value.length)) {
        const one: Photo = { id: newKey(), name: file.name, blob: file, takenAt: Date.now() };
        await keepPhoto(one);
        taken.push(named(one.id));
      }
      setProblem(undefined);
    } catch (error) {
      setProblem(say('m-not-kept', { why: error instanceof Error ? error.message : String(error) }));
    }
    change([...value, ...taken]);
  };
  const remove = (name: string): void => {
    const id = idIn(name);
    if (id !== undefined) void dropPhoto(id);
    change(value.filter((one) => one !== name));
  };
  const rows = Math.max(befores.length, value.length);
  return (
    <>
      <div className="pair">
        <Pick words={say('m-camera')} camera add={(files) => void add(files)} />
        <Pick words={say('m-album')} add={(files) => void add(files)} />
      </div>
      {problem !== undefined && <p role="alert" className="bad">{problem}</p>}
      {befores.length === 0 ? <ul className="photos">{value.map((name, index) => <li key={name}><Taken name={name} n={index + 1} remove={() => remove(name)} /></li>)}</ul> : (
        <ol className="pairs">
          {Array.from({ length: rows }, (_, index) => <li key={index}><OfBefore of={befores[index]} /><OfAfter name={value[index]} n={index + 1} remove={remove} /></li>)}
        </ol>
      )}
    </>
  );
}

/** An input for files that looks like a button. */
const Pick = ({ words, camera = false, add }: Readonly<{ words: string; camera?: boolean; add: (files: FileList | null) => void }>): React.JSX.Element => (
  <label className={camera ? 'button first' : 'button'}>
    {words}
    <input type="file" accept="image/*" multiple={!camera} {...(camera ? { capture: 'environment' as const } : {})} onChange={({ target }) => { add(target.files); target.value = ''; }} />
  </label>
);

const OfBefore = ({ of }: Readonly<{ of: Before | undefined }>): React.JSX.Element => (
  <figure>{of === undefined ? <span className="empty">—</span> : <img src={of.src} alt={`${say('before')} ${of.name}`} />}<figcaption>{say('before')}</figcaption></figure>
);

const OfAfter = ({ name, n, remove }: Readonly<{ name: string | undefined; n: number; remove: (name: string) => void }>): React.JSX.Element => (
  <figure>{name === undefined ? <span className="empty">{say('m-not-yet')}</span> : <Taken name={name} n={n} remove={() => remove(name)} />}<figcaption>{say('after')}</figcaption></figure>
);

/** A photo that was taken here, or one that has already been sent. */
function Taken({ name, n, remove }: Readonly<{ name: string; n: number; remove: () => void }>): React.JSX.Element {
  const [src, setSrc] = useState<string>();
  useEffect(() => {
    const id = idIn(name);
    void (async () => {
      const found = id === undefined ? undefined : await photo(id);
      setSrc(found === undefined ? `/api/evidence/${name}/thumbnail` : await smallOf(found.blob));
    })();
  }, [name]);
  return <>{src !== undefined && <img src={src} alt={say('m-photo', { n })} />}<button type="button" aria-label={say('m-take-away', { n })} onClick={remove}>{say('remove')}</button></>;
}

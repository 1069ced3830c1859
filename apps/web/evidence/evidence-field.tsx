import { useQuery } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useContext, useEffect, useId, useRef, useState } from 'react';
import type { EvidenceShown } from '../../api/evidence/evidence-shown.ts';
import { read } from '../server/ask.ts';
import { say } from '../words/say.ts';
import { nameOf, Piece } from './evidence.tsx';
import { Befores, Paired } from './paired.tsx';
import { type Sent, useSending } from './sending.ts';
import { Underway } from './underway.ts';

/** The form hands in value, onChange and id; the value are the hashes of what has arrived. */
type Given = Readonly<{ most: number; id?: string; value?: readonly string[]; onChange?: (value: readonly string[]) => void }>;
const nothing: readonly string[] = [];

/** Photos and files: chosen, dropped or pasted, sent at once, and shown when they have arrived. */
export function EvidenceField({ most, id, value = nothing, onChange }: Given): React.JSX.Element {
  const held = useRef(value);
  const [over, setOver] = useState(false);
  useEffect(() => {
    held.current = value;
  }, [value]);
  const give = (next: readonly string[]): void => {
    held.current = next;
    onChange?.(next);
  };
  const { underway, take, giveUp } = useSending((sha256) => give([...new Set([...held.current, sha256])]));
  const [field, tell] = [useId(), useContext(Underway)];
  const busy = underway.some(({ problem }) => problem === undefined);
  useEffect(() => {
    tell(field, busy);
    return () => tell(field, false);
  }, [tell, field, busy]);
  const add = (files: FileList): void => take(Array.from(files).slice(0, Math.max(0, most - held.current.length - underway.length)));
  const befores = useContext(Befores);
  const arrived = (sha256: string): React.JSX.Element => <Arrived key={sha256} sha256={sha256} takeAway={() => give(held.current.filter((one) => one !== sha256))} />;
  const box = useRef<HTMLDivElement>(null);
  usePasted(box, add);
  return (
    <div
      ref={box}
      className={over ? 'drop over' : 'drop'} onDragLeave={() => setOver(false)} onDragOver={(event) => { event.preventDefault(); setOver(true); }}
      onDrop={(event) => { event.preventDefault(); setOver(false); add(event.dataTransfer.files); }}
    >
      <span className="pick">{say('add-photos')}<input type="file" id={id} multiple title={say('add-photos')} onChange={({ target }) => { if (target.files !== null) add(target.files); target.value = ''; }} /></span> <span className="faint">{say('paste-or-drop')}{befores.length > 0 && say('pairs-say')}</span>
      {underway.map((one) => <OnItsWay key={one.id} of={one} giveUp={() => giveUp(one.id)} />)}
      {befores.length === 0 ? <ul className="photos">{value.map((sha256) => <li key={sha256}>{arrived(sha256)}</li>)}</ul> : <Paired befores={befores} afters={value.map((sha256) => ({ sha256, shown: arrived(sha256) }))} />}
    </div>
  );
}

/** Whether what is pasted is for this field: it is the only one, or what surrounds it in the form is where somebody is at work. */
const isMeant = (field: HTMLElement | null): boolean => document.querySelectorAll('.drop').length < 2 || (field?.closest('fieldset') ?? field)?.contains(document.activeElement) === true;

/** Takes files that are pasted anywhere on the page. */
function usePasted(box: React.RefObject<HTMLDivElement | null>, add: (files: FileList) => void): void {
  const paste = useRef(add);
  useEffect(() => {
    paste.current = add;
  });
  useEffect(() => {
    const pasted = ({ clipboardData }: ClipboardEvent): void => {
      if ((clipboardData?.files.length ?? 0) > 0 && clipboardData !== null && isMeant(box.current)) paste.current(clipboardData.files);
    };
    addEventListener('paste', pasted);
    return () => removeEventListener('paste', pasted);
  }, [box]);
}

function OnItsWay({ of: { name, size, progress, problem }, giveUp }: Readonly<{ of: Sent; giveUp: () => void }>): React.JSX.Element {
  const n = size === 0 ? 0 : Math.floor((progress.sent / size) * 100);
  return (
    <div role="status" className="wrap">
      {problem === undefined ? <>{say(progress.broken ? 'sending-again' : 'sending', { name, n })} <Progress percent={n} size="small" showInfo={false} aria-label={name} /></> : <span className="bad"><span aria-hidden>■</span> {name}：{problem}</span>}
      <Button size="small" onClick={giveUp} aria-label={say('drop-upload', { name })}>{say('remove')}</Button>
    </div>
  );
}

function Arrived({ sha256, takeAway }: Readonly<{ sha256: string; takeAway: () => void }>): React.JSX.Element {
  const piece = useQuery({ queryKey: ['evidence', sha256], queryFn: ({ signal }) => read<EvidenceShown>(`/api/evidence/${sha256}`, signal), staleTime: Infinity });
  const name = piece.data === undefined ? sha256.slice(0, 8) : nameOf(piece.data);
  return (
    <>
      {piece.data === undefined ? <span className="file">{piece.error?.message ?? name}</span> : <Piece of={piece.data} />}
      <Button size="small" onClick={takeAway} aria-label={say('take-away', { name })}>{say('remove')}</Button>
    </>
  );
}
